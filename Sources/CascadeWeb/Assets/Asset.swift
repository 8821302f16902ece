import Crypto
import Foundation

/// A file that pages load: its address follows from its content, so that browsers can keep it for ever.
package struct Asset: Sendable, Hashable {
    /// Its name with the extension.
    package let name: String
    /// Kind of content.
    package let contentType: String
    /// Content.
    package let text: String
    /// Address.
    package let path: String

    /// A file that stands in our sources.
    package init(_ name: String, _ contentType: String, _ text: String) {
        self.name = name
        self.contentType = contentType
        self.text = text
        let digest = SHA256.hash(data: Data(text.utf8)).prefix(8)
            .map { String($0, radix: 16) }.joined()
        let parts = name.split(separator: ".", maxSplits: 1)
        path = "/assets/\(parts[0])-\(digest).\(parts[1])"
    }

    /// All files.
    package static let all: [Asset] = [style, icon, desk, password, queue, record] + insight

    /// The style of all pages.
    package static let style = Asset("cascade.css", "text/css; charset=utf-8", PageStyle.rules)

    /// The sign of the product: three generations of circles.
    package static let icon = Asset(
        "icon.svg",
        "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#06345c"/>\
        <path d="M16 8 9 16M16 8l7 8M9 16l-3 8M9 16l3 8M23 16l-3 8M23 16l3 8" stroke="#8fc1f5" stroke-width="1.6"/>\
        <circle cx="16" cy="8" r="3.6" fill="#ffdd00"/><circle cx="9" cy="16" r="2.8" fill="#fff"/><circle cx="23" cy="16" r="2.8" fill="#fff"/>\
        <g fill="#8fc1f5"><circle cx="6" cy="24" r="2"/><circle cx="12" cy="24" r="2"/><circle cx="20" cy="24" r="2"/><circle cx="26" cy="24" r="2"/></g></svg>
        """
    )
}
