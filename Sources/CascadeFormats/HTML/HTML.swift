/// Markup that is safe to put into a page: every text in it has been escaped.
///
/// It is built from elements and texts only, so that what people typed can't become markup:
/// ```swift
/// HTML(.p, .class("lead")) {
///     "Dear "
///     HTML(.bdi, text: person.name)
/// }
/// ```
package struct HTML: Sendable, Hashable {
    /// The markup.
    package private(set) var markup: String

    /// No markup.
    package init() {
        markup = ""
    }

    /// A text as markup.
    package init(_ text: String) {
        markup = HTML.escaped(text)
    }

    /// Texts and elements in a row.
    package init(@HTMLBuilder content: () -> HTML) {
        self = content()
    }

    /// An element and what is in it; `content` of an element that has no content is left out.
    package init(
        _ tag: HTMLTag,
        _ attributes: HTMLAttribute...,
        @HTMLBuilder content: () -> HTML = { HTML() }
    ) {
        self.init(tag, attributes, content())
    }

    /// An element with a text in it.
    package init(_ tag: HTMLTag, _ attributes: HTMLAttribute..., text: String) {
        self.init(tag, attributes, HTML(text))
    }

    /// An element with a list of attributes.
    package init(_ tag: HTMLTag, listed attributes: [HTMLAttribute], _ content: HTML = HTML()) {
        self.init(tag, attributes, content)
    }

    /// The body of a page, with attributes of its own.
    package static func body(_ attributes: [HTMLAttribute], _ content: HTML) -> HTML {
        var body = HTML()
        let written = attributes.map { attribute in
            " " + attribute.name + (attribute.value.map { "=\"\(HTML.escaped($0))\"" } ?? "")
        }
        body.markup = "<body\(written.joined())>\n\(content.markup)</body>\n"
        return body
    }

    private init(_ tag: HTMLTag, _ attributes: [HTMLAttribute], _ content: HTML) {
        var result = "<" + tag.rawValue
        for attribute in attributes {
            result += " " + attribute.name
            if let value = attribute.value { result += "=\"\(HTML.escaped(value))\"" }
        }
        result += ">"
        if !tag.isVoid { result += content.markup + "</\(tag.rawValue)>" }
        if tag.endsLine { result += "\n" }
        markup = result
    }

    /// A picture that our own writer of pictures made, with every text in it escaped there.
    package init(picture svg: String) {
        markup = svg
    }

    /// Adds markup at the end.
    package mutating func append(_ other: HTML) {
        markup += other.markup
    }

    /// A text in which no character has a meaning of its own, in an element or between double quotes.
    ///
    /// It goes by Unicode scalars: a quotation mark followed by a combining accent is one character to Swift, and still ends an
    /// attribute in a browser. Control characters, which HTML does not allow, become U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: needsCare) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + text.utf8.count / 4)
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case 0x26: result += "&amp;".utf8
            case 0x3C: result += "&lt;".utf8
            case 0x3E: result += "&gt;".utf8
            case 0x22: result += "&quot;".utf8
            case 0x27: result += "&#39;".utf8
            case 0x0D: result += "&#13;".utf8
            case 0x09, 0x0A: result.append(byte)
            case 0x00...0x1F, 0x7F: result += "\u{FFFD}".utf8
            case 0xC2:
                // U+0080 to U+00BF; the first half of these are control characters.
                guard let second = bytes.next() else { break }
                if second < 0xA0 { result += "\u{FFFD}".utf8 } else { result += [byte, second] }
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a byte of UTF-8 may be written otherwise.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x00...0x08, 0x0B...0x1F, 0x7F, 0xC2: true
        default: false
        }
    }
}

/// Puts texts and elements together in the order of writing.
@resultBuilder
package enum HTMLBuilder {
    /// A text.
    package static func buildExpression(_ text: String) -> HTML { HTML(text) }

    /// An element.
    package static func buildExpression(_ html: HTML) -> HTML { html }

    /// A text or nothing.
    package static func buildExpression(_ text: String?) -> HTML { text.map { HTML($0) } ?? HTML() }

    /// Several in order.
    package static func buildBlock(_ parts: HTML...) -> HTML { joined(parts) }

    /// All of a loop, in order.
    package static func buildArray(_ parts: [HTML]) -> HTML { joined(parts) }

    /// What an `if` gives.
    package static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML() }

    /// One branch.
    package static func buildEither(first part: HTML) -> HTML { part }

    /// The other branch.
    package static func buildEither(second part: HTML) -> HTML { part }

    private static func joined(_ parts: [HTML]) -> HTML {
        var result = HTML()
        for part in parts { result.append(part) }
        return result
    }
}
