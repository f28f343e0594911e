import CGumbo
import Documents

/// Why a text in a markup language cannot be read.
package enum MarkupError: Error, Hashable, Sendable {
    /// More elements stand inside one another than a text needs.
    case tooDeep(limit: Int)
}

/// Reads HTML into blocks and tables, with places in the original bytes.
///
/// Left out are tags, comments, scripts, styles, code that stands apart (`pre`), forms and what is struck out. Broken HTML is read
/// as browsers read it.
package struct HTMLReader {
    /// Elements inside one another; the same as in browsers.
    static let deepest = 512

    /// What the text is made of, and what its head states.
    package struct Result: Sendable {
        package let markup: Markup
        package let metadata: DocumentMetadata
    }

    package init() {}

    /// - Parameter bytes: valid UTF-8, of which the first `start` bytes are passed over.
    package func read(_ bytes: [UInt8], from start: Int = 0) throws(MarkupError) -> Result {
        try bytes.withUnsafeBufferPointer { (source) throws(MarkupError) in try read(source, start..<source.count) }
    }

    func read(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(MarkupError) -> Result {
        guard Self.depth(of: source[range]) <= Self.deepest else { throw .tooDeep(limit: Self.deepest) }
        let part = UnsafeBufferPointer(rebasing: source[range])
        var options = kGumboDefaultOptions
        options.max_errors = 0
        return part.withMemoryRebound(to: CChar.self) { characters in
            guard let base = characters.baseAddress, let output = gumbo_parse_with_options(&options, base, characters.count) else {
                return Result(markup: Markup(), metadata: DocumentMetadata())
            }
            defer { gumbo_destroy_output(&options, output) }
            var walk = HTMLWalk(source, base: base, start: range.lowerBound)
            walk.read(output.pointee.root)
            walk.endBlock()
            return Result(markup: walk.markup, metadata: walk.metadata)
        }
    }

    /// Elements whose end may be left out, or which have none: their starts say nothing about depth.
    private static let unended: Set<[UInt8]> = Set(
        ["p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "br", "img", "hr", "input", "meta", "link", "wbr", "col",
            "source", "area", "base", "embed", "param", "track"].map { Array($0.utf8) })

    /// How deep elements stand inside one another at most, counted without parsing: the parser takes time that grows with the
    /// square of it.
    static func depth(of text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var (depth, deepest) = (0, 0)
        var place = text.startIndex
        while let open = text[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = open + 1
            guard place < text.endIndex else { break }
            let closes = text[place] == UInt8(ascii: "/")
            if closes { place += 1 }
            let name = text[place...].prefix(12).prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }.map { $0 | 0x20 }
            guard let first = name.first, first &- 0x61 < 26, !unended.contains(name) else { continue }
            depth = closes ? max(0, depth - 1) : depth + 1
            deepest = max(deepest, depth)
        }
        return deepest
    }
}
