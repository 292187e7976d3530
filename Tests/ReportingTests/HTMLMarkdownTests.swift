import Testing

@testable import Reporting

struct HTMLMarkdownTests {
    @Test(arguments: [
        ("plain & <b>text</b>", "<p>plain &amp; &lt;b&gt;text&lt;/b&gt;</p>"),
        ("two\nlines\n\nand more", "<p>two lines</p><p>and more</p>"),
        (
            "**Settings → Domains**, *on* and `a < b`",
            "<p><strong>Settings → Domains</strong>, <em>on</em> and <code>a &lt; b</code></p>"
        ),
        (
            "- one\n  goes on\n- **two**\n\n1. a\n2. b",
            "<ul><li>one goes on</li><li><strong>two</strong></li></ul><ol><li>a</li><li>b</li></ol>"
        ),
        (
            "[a page](https://a.example/x?a=1&b=2)",
            "<p><a href=\"https://a.example/x?a=1&amp;b=2\" rel=\"noopener noreferrer\">a page</a></p>"
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](https://a.example/\"onclick=1)", "<p>[x](https://a.example/&quot;onclick=1)</p>"),
        ("[x](//a.example) [y", "<p>[x](//a.example) [y</p>"),
        ("a * b ** c ` d \\* \\<e", "<p>a * b ** c ` d * &lt;e</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("**a *b** c*", "<p><strong>a *b</strong> c*</p>"),
        ("`\u{202E}`", "<p><code>\\u{202E}</code></p>"),
        ("", ""),
    ])
    func `the Markdown of help is HTML and nothing else`(text: String, html: String) {
        #expect(HTMLMarkdown(text).html == html)
    }

    @Test(.timeLimit(.minutes(20)), arguments: ["*", "`", "[", "**", "](", "[a](", "* a *", "\\"])
    func `delimiters that nothing closes take time in proportion to the text`(unit: String) {
        let text = String(repeating: unit, count: 20_000)
        #expect(HTMLMarkdown(text).html.utf8.count >= 10_000)
    }
}
