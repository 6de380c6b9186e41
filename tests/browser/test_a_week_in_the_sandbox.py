"""A visitor lives a duo's week in the sandbox page, and the silence after it, through a real browser."""

from playwright.async_api import Browser, Locator, expect

from tests.browser.visitor import Phone, Visitor


async def test_a_week_in_the_sandbox(address: str, browser: Browser) -> None:
    visitor = await Visitor.at(address, browser, viewport={"width": 1280, "height": 800})
    amina, jan, sofie = [await visitor.phone(name) for name in ("Amina", "Jan", "Sofie")]

    await they_write_to_each_other(amina, jan)
    await a_newcomer_is_invited(visitor, sofie)

    await visitor.skips_until("🔔", on=amina, leap="next")
    await amina.taps("👍 J’y serai")
    await expect(amina.newest).to_contain_text("✅ Très bien, vous voyez Jan")

    await visitor.skips("day")
    await visitor.skips_until("L’autre personne du duo ne voit pas votre réponse", on=amina, leap="hour")
    await they_are_asked_how_it_was(amina, jan)

    await visitor.skips("fortnight")
    await amina.sees("Vous et Jan ne vous êtes pas vus depuis 2 semaines.")
    await jan.sees("Jij en Amina hebben elkaar al 2 weken niet gezien.")
    await visitor.skips("fortnight")
    await sofie_takes_the_alert(sofie, await visitor.phone("Claire"))

    await it_fits_a_phone(address, browser)
    await it_knows_the_dark(address, browser)
    assert visitor.complaints == []


async def they_write_to_each_other(amina: Phone, jan: Phone) -> None:
    await amina.writes("J’ai un entretien jeudi ! <Hôtel & Cie>")
    question = await jan.sees("J’ai un entretien jeudi ! <Hôtel & Cie>")

    await jan.replies("Wat een goed nieuws!", to=question)
    answer = await amina.sees("Wat een goed nieuws!")
    await expect(answer.get_by_role("button", name="In reply to: J’ai un entretien")).to_be_visible()

    await amina.sends_sample_photo()
    await expect_picture(jan.newest.get_by_role("img"))


async def expect_picture(picture: Locator) -> None:
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 960)


async def a_newcomer_is_invited(visitor: Visitor, sofie: Phone) -> None:
    """By taps alone, in French: from the menu to "you are in"."""
    await sofie.invites("mentee", "Français")
    await sofie.sees("Voici votre lien personnel")

    nadia = await visitor.opens_link_as_newcomer(await sofie.link(), "Nadia", language="fr")
    await nadia.sees("Bonjour Nadia, et bienvenue")
    await nadia.taps("✅ Oui, je suis d’accord")
    await nadia.taps("Oui")
    await nadia.taps("Oui, Nadia")
    await nadia.writes("Je cherche un travail dans un jardin.")
    await nadia.sees("C’est tout. Votre inscription est faite")

    await sofie.sees("Nadia a rejoint le programme")


async def they_are_asked_how_it_was(amina: Phone, jan: Phone) -> None:
    """Two taps change one message in place; the partner's own question stays as it is."""
    await jan.sees("Je duopartner ziet dit niet.")
    messages = await amina.messages.count()

    await amina.taps("✅ Oui")
    await expect(amina.newest).to_contain_text("Comment était")
    await amina.taps("5 ⭐")
    await expect(amina.newest).to_contain_text("5 sur 5")
    await expect(amina.newest).to_contain_text("edited")

    assert await amina.messages.count() == messages
    await expect(jan.newest.get_by_role("button", name="✅ Ja", exact=True)).to_be_visible()


async def sofie_takes_the_alert(sofie: Phone, claire: Phone) -> None:
    """Nobody reacted for two working days, so the admin has heard, too; both see whose it is now."""
    silence = "Amina et Jan ne se sont pas vus depuis 2 semaines."
    await sofie.taps("✋ Je m’en occupe", under=silence)
    await expect(sofie.message(silence)).to_contain_text("✋ Sofie s’en occupe.")
    await expect(claire.message("Amina and Jan have not met for 2 weeks.")).to_contain_text("Sofie takes it.")


async def it_fits_a_phone(address: str, browser: Browser) -> None:
    size = {"width": 390, "height": 844}
    visitor = await Visitor.at(address, browser, viewport=size, has_touch=True, is_mobile=True)
    fatou = await visitor.phone("Fatou")
    await fatou.writes("Bonjour Luc, on se voit quand ?")
    await fatou.sees("Bonjour Luc, on se voit quand ?")

    assert not await visitor.overflows()
    assert await fatou.element.evaluate("phone => phone.clientWidth") == size["width"]
    assert visitor.complaints == []


async def it_knows_the_dark(address: str, browser: Browser) -> None:
    visitor = await Visitor.at(address, browser, color_scheme="dark")
    red, green, blue = await visitor.page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    )
    assert max(red, green, blue) < 60
    assert visitor.complaints == []
