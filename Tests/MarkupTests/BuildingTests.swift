import Markup
import Testing

@Suite struct `Building a page` {
  @Test func `a small page is written as it stands`() {
    let rows = [("Musterstraße 17", "41 %"), ("Probeweg 4", "67 %")]
    let note: String? = nil
    let page = document(.lang("de")) {
      head {
        meta(.charset("utf-8"))
        title { "Objekte · Viertelwerk" }
        link(.rel("stylesheet"), .href("/assets/viertelwerk.css"))
        script(.type("module"), .src("/assets/viertelwerk.js"))
      }
      body {
        h1(.class("title")) { "Objekte" }
        if let note { p { note } }
        table(.class("rows")) {
          tbody {
            for (name, progress) in rows {
              tr {
                td { a(.href("/objekte/x"), .class("main")) { name } }
                td(.class("number"), .data("label", "Stand")) { progress }
              }
            }
          }
        }
        form(.method(.post), .action("/suche")) {
          input(.type("text"), .name("code"), .value(note), .required, .readonly(false))
        }
      }
    }
    #expect(
      page.written == """
        <!doctype html><html lang="de"><head><meta charset="utf-8"><title>Objekte · Viertelwerk</title>\
        <link rel="stylesheet" href="/assets/viertelwerk.css"><script type="module" src="/assets/viertelwerk.js"></script></head>\
        <body><h1 class="title">Objekte</h1><table class="rows"><tbody>\
        <tr><td><a href="/objekte/x" class="main">Musterstraße 17</a></td><td class="number" data-label="Stand">41 %</td></tr>\
        <tr><td><a href="/objekte/x" class="main">Probeweg 4</a></td><td class="number" data-label="Stand">67 %</td></tr>\
        </tbody></table><form method="post" action="/suche"><input type="text" name="code" required></form></body></html>
        """)
  }

  @Test func `conditions, choices, loops and optional parts follow Swift`() {
    func page(_ number: Int) -> HTML {
      HTML {
        if number > 1 { b { "viele" } } else { i { "wenig" } }
        switch number {
        case 0: "null"
        case 1: "eins"
        default: HTML.nothing
        }
        for index in 0..<number { "\(index)," }
        number == 2 ? "zwei" as String? : nil
        [span { "x" }, span { "y" }]
      }
    }
    #expect(page(0).written == "<i>wenig</i>null<span>x</span><span>y</span>")
    #expect(page(2).written == "<b>viele</b>0,1,zwei<span>x</span><span>y</span>")
  }

  @Test func `white space is kept, also where a parser would drop the first line feed`() {
    #expect(textarea(.name("t")) { "\n a  \n" }.written == "<textarea name=\"t\">\n\n a  \n</textarea>")
    #expect(pre { "\nx" }.written == "<pre>\n\nx</pre>")
    #expect(p { " a\t b " }.written == "<p> a\t b </p>")
  }

  @Test func `a fragment knows whether there is nothing in it`() {
    #expect(HTML {}.isNothing)
    #expect(HTML { for _ in 0..<0 { p { "a" } } }.isNothing)
    #expect(!HTML { "" }.isNothing)
    #expect(!p {}.isNothing)
  }

  @Test(arguments: [1, 7, 64, 1_000, 100_000]) func `pieces of any size make the same page`(_ size: Int) {
    let page = document(.lang("de")) {
      body { table { HTML.each(Array(0..<50)) { number in tr { td { "<\(number)>" } } } } }
    }
    let chunks = Array(page.chunks(ofAbout: size))
    #expect(chunks.flatMap { $0 } == page.render())
    #expect(chunks.allSatisfy { !$0.isEmpty && $0.count < size + 64 })
  }

  @Test func `rows of a long table are made only when their piece is asked for`() {
    let page = HTML.each(Array(0..<1_000_000)) { number in p { "\(number)" } }
    var chunks = page.chunks(ofAbout: 100)
    #expect(chunks.next().map { String(decoding: $0.prefix(16), as: UTF8.self) } == "<p>0</p><p>1</p>")
  }
}

@Suite struct `Every attribute is written under its name` {
  static let expected: [(Attribute, String)] = [
    (.id("x"), "id=\"x\""), (.class("x"), "class=\"x\""), (.title("x"), "title=\"x\""), (.lang("de"), "lang=\"de\""),
    (.dir(.rtl), "dir=\"rtl\""), (.role("alert"), "role=\"alert\""), (.tabindex(-1), "tabindex=\"-1\""), (.hidden, "hidden"),
    (.inert, "inert"), (.autofocus, "autofocus"), (.translate(false), "translate=\"no\""),
    (.aria("busy", true), "aria-busy=\"true\""),
    (.aria("label", "x"), "aria-label=\"x\""), (.data("label", "x"), "data-label=\"x\""),
    (.href("/x"), "href=\"/x\""), (.src("/x"), "src=\"/x\""), (.rel("next"), "rel=\"next\""),
    (.hreflang("en"), "hreflang=\"en\""),
    (.download("x"), "download=\"x\""), (.media("print"), "media=\"print\""), (.alt("x"), "alt=\"x\""),
    (.loading("lazy"), "loading=\"lazy\""), (.width(1_000), "width=\"1000\""), (.height(2), "height=\"2\""),
    (.sizes("any"), "sizes=\"any\""),
    (.charset("utf-8"), "charset=\"utf-8\""), (.content("x"), "content=\"x\""), (.integrity("x"), "integrity=\"x\""),
    (.defer, "defer"),
    (.datetime("2026-01-01"), "datetime=\"2026-01-01\""), (.name("x"), "name=\"x\""), (.value("x"), "value=\"x\""),
    (.type("text"), "type=\"text\""), (.for("x"), "for=\"x\""), (.action("/x"), "action=\"/x\""),
    (.method(.dialog), "method=\"dialog\""),
    (.enctype(.multipart), "enctype=\"multipart/form-data\""), (.novalidate, "novalidate"), (.form("x"), "form=\"x\""),
    (.formaction("/x"), "formaction=\"/x\""), (.formnovalidate, "formnovalidate"), (.checked, "checked"),
    (.selected, "selected"),
    (.disabled, "disabled"), (.required, "required"), (.readonly, "readonly"), (.multiple, "multiple"),
    (.min("1"), "min=\"1\""),
    (.min(1), "min=\"1\""), (.max("9"), "max=\"9\""), (.max(9), "max=\"9\""), (.step("any"), "step=\"any\""),
    (.pattern("[0-9]+"), "pattern=\"[0-9]+\""), (.inputmode("numeric"), "inputmode=\"numeric\""),
    (.autocomplete("off"), "autocomplete=\"off\""), (.autocapitalize("none"), "autocapitalize=\"none\""),
    (.enterkeyhint("go"), "enterkeyhint=\"go\""), (.spellcheck(true), "spellcheck=\"true\""),
    (.maxlength(10), "maxlength=\"10\""),
    (.minlength(0), "minlength=\"0\""), (.size(4), "size=\"4\""), (.rows(3), "rows=\"3\""), (.cols(40), "cols=\"40\""),
    (.placeholder("x"), "placeholder=\"x\""), (.accept(".csv"), "accept=\".csv\""), (.list("x"), "list=\"x\""), (.open, "open"),
    (.label("x"), "label=\"x\""), (.colspan(2), "colspan=\"2\""), (.rowspan(2), "rowspan=\"2\""),
    (.scope(.row), "scope=\"row\""),
    (.headers("a b"), "headers=\"a b\""), (.span(2), "span=\"2\""), (.start(3), "start=\"3\""), (.reversed, "reversed"),
  ]

  @Test func `with its value, or alone where it is a switch`() {
    for (attribute, text) in Self.expected { #expect(p(attribute) {}.written == "<p \(text)></p>") }
  }

  @Test func `without a value it is left out`() {
    #expect(
      p(.id(nil), .href(nil), .colspan(nil), .checked(false), .aria("label", nil), .data("x", nil), .absent) {}.written
        == "<p></p>")
  }
}
