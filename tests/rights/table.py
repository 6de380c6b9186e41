"""Who may what: the one table to read, and to change on purpose.

Who they are is said in `cast.py`, always seen from the duo and the branch whose rows are asked for.
"""

from typing import Final

# --- who
ANYONE: Final = "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin, guest, stranger"
GUESTS_AND_MEMBERS: Final = (
    "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin, guest"
)
MEMBERS: Final = "mentee, mentor, asked, other duo, coordinator, colleague, elsewhere, admin"
STAFF: Final = "coordinator, colleague, elsewhere, admin"
COORDINATORS: Final = "coordinator, colleague, elsewhere"
WHOEVER_IS_IN_A_DUO: Final = "mentee, mentor, other duo"
STAFF_OF_THE_BRANCH: Final = "coordinator, colleague, admin"
COORDINATORS_OF_THE_BRANCH: Final = "coordinator, colleague"
THE_DUO: Final = "mentee, mentor"
THE_COORDINATOR_AND_ADMINS: Final = "coordinator, admin"
ADMINS: Final = "admin"
WHO_IS_ASKED: Final = "asked"
THE_COORDINATOR: Final = "coordinator"
GUESTS: Final = "guest"
THE_MENTEE: Final = "mentee"

# Who -> what they may do on these rows, from bar to bar; everybody else is refused.
ALLOWED: Final = {
    ANYONE: ("my_chat_member"),
    GUESTS_AND_MEMBERS: (
        "/help | /language | /mydata | /privacy | /start | /whoami | ?onboarding.about | [do] | [isme] | "
        "[lang] | [notme] | [nvm] | [pdata] | [pkeep]"
    ),
    MEMBERS: ("[pcount] | an edited message"),
    STAFF: (
        "/cohorts | /import | /invite | /leave | /links | /people | /waiting | ?cards.search | [conew] | "
        "[cos] | [hostop] | [impex] | [inv] | [linkp] | [links] | [lvstop] | [pfind] | [pplb] | [pplq] | "
        "[pstay] | a sheet"
    ),
    COORDINATORS: ("/addperson | /newduo | [ada] | [adl] | [adr] | [ads] | [agrsee] | [mees] | [stopform]"),
    WHOEVER_IS_IN_A_DUO: ("/callme | /duo | /slot | [myduos] | a message"),
    STAFF_OF_THE_BRANCH: (
        "/handover | ?cards.field | ?cards.note | ?cards.trained_on | ?importing.sheet | "
        "?programme.cohort_name | ?programme.cohort_new_name | ?programme.cohort_new_start | "
        "?programme.cohort_start | [cact] | [card] | [cc] | [cco] | [ccos] | [cct] | [cf] | [cfx] | [cla] "
        "| [clas] | [clink] | [cmo] | [cmos] | [cn] | [cnt] | [cnw] | [co] | [comove] | [coname] | "
        "[conewin] | [constart] | [corm] | [costart] | [ctr] | [ctrd] | [ctrn] | [ctrt] | [imp] | "
        "[impagain] | [invb] | [invl] | [ppl] | [wait] | [waitsheet]"
    ),
    COORDINATORS_OF_THE_BRANCH: (
        "?cards.person | [adb] | [adc] | [link] | [linknew] | [linkx] | [linkxx] | [look] | [mors] | "
        "[paper] | [paperok] | [propose] | [signask] | [signs] | [starts]"
    ),
    THE_DUO: (
        "?checkins.word | ?meetings.place | [call] | [callhere] | [callin] | [cannot] | [change] | [come] "
        "| [for] | [met] | [rate] | [slot] | [slotday] | [slotdays] | [slotplace] | [slottime] | [word]"
    ),
    THE_COORDINATOR_AND_ADMINS: (
        "?cover.from | ?cover.until | ?escalations.solution | [hoall] | [hobr] | [hodo] | [hoduos] | "
        "[holook] | [hoone] | [hosucc] | [later] | [lvend] | [lvfrom] | [lvlook] | [lvmake] | [lvnew] | "
        "[lvs] | [lvtf] | [lvto] | [lvtu] | [lvx] | [solve] | [take]"
    ),
    ADMINS: (
        "/audit | /branches | /staff | ?agreements.text | ?privacy.whom | ?programme.branch | "
        "?programme.new_branch | [agr] | [agrback] | [agrdraft] | [agrdrop] | [agrfill] | [agrkeep] | "
        "[agrnew] | [agrout] | [agrs] | [agrtext] | [agrwho] | [agrwrite] | [audit] | [br] | [brday] | "
        "[bred] | [brmake] | [brnew] | [brnset] | [brs] | [brset] | [brundo] | [howho] | [lvwho] | "
        "[pforget] | [pgive] | [ppick] | [preally] | [stadd] | [stf] | [stgive] | [stm] | [sttake] | "
        "[stundo]"
    ),
    WHO_IS_ASKED: ("[because] | [no] | [think] | [yes]"),
    THE_COORDINATOR: (
        "/duos | [adx] | [askagain] | [cnd] | [cndy] | [coundo] | [cundo] | [duos] | [end] | [implook] | "
        "[impno] | [impyes] | [withdraw]"
    ),
    GUESTS: ("?onboarding.name | [name] | [noabout] | [privacy] | [research]"),
    THE_MENTEE: ("[agrask] | [agrread] | [sign] | [slotok]"),
    "mentee, mentor, asked, other duo": ("[about]"),
    "mentee, mentor, other duo, coordinator, colleague, admin": ("/agreement"),
    "": ("?agreements.rest"),
    "colleague": ("[ckeep] | [lvback] | [lvno]"),
    "colleague, admin": ("[horole]"),
    "mentee, mentor, asked, other duo, elsewhere, guest": ("/forget | [perase] | [psure]"),
}
MAY: Final = {route: who for who, routes in ALLOWED.items() for route in routes.split(" | ")}
