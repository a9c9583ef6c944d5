"""Signs, and the blocks that editors write with."""

from pathlib import Path

from frontend.styleguide.samples import Row, Samples

ICONS = Path(__file__).resolve().parent.parent / "templates" / "icons"


def examples(samples: Samples) -> dict:
    # The mark has a component of its own, and its own measure.
    icons = sorted(file.stem for file in ICONS.glob("*.html") if file.stem != "mark")
    parts = [Row(heading=f"Part {number}", text="<p>What it holds.</p>") for number in (1, 2)]
    document = Row(title="Action plan V", url="#", file_extension="pdf", file_size=412_000)
    cells = {"data": [["Oulu", "14"], ["Lahti", "9"]], "table_header": ["Town", "Dialogues"]}
    return {
        "icon": [(name, {"name": name}) for name in icons],
        "blocks/accordion": [("Two parts", {"value": Row(parts=parts)})],
        "blocks/call_out": [
            ("With a heading", {"value": Row(heading="Remember", text="<p>The call closes on 1 June.</p>")}),
            ("Without", {"value": Row(heading="", text="<p>The call closes on 1 June.</p>")}),
        ],
        "blocks/quote": [("With its source", {"value": Row(text="We were heard.", source="A resident")})],
        "blocks/text": [("Running text", {"value": '<h2>A heading</h2><p>Text with <a href="#">a link</a>.</p>'})],
        "blocks/table": [
            (
                "Headings both ways",
                {"value": Row(table_caption="Dialogues by town"), **cells, "first_col_is_header": True},
            )
        ],
        "blocks/link_list": [
            ("With a heading", {"value": Row(heading="See also", links=[Row(address="#", text="Contact")])})
        ],
        "blocks/attachment": [("A document", {"value": Row(document=document, title="")})],
        "blocks/video": [
            (
                "With length and captions",
                {"value": Row(url="#", title="The meeting", length="12 min", captions="captions in Finnish")},
            )
        ],
    }
