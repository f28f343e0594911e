// MarkupReading: what of a marked-up text is text.
//
// Principal types: `MarkdownReader` (CommonMark with the tables of GitHub, parsed by cmark-gfm) and `HTMLReader` (HTML5, parsed
// by Gumbo). Both give the blocks and tables of a document, each byte with its place in the file.
//
// It refuses to know what a text says, where it came from, and how to parse markup: that is the libraries' part.
//
//     let markup = try MarkdownReader().read(bytes, from: 0)
//     markup.blocks.map { $0.bytes(in: bytes) }

import CCmarkGFM
import Documents

/// Reads Markdown into blocks and tables, with places in the original bytes.
///
/// Left out are marks of emphasis and of links, code blocks, comments, pictures and what is struck out. Raw HTML blocks are read
/// as HTML.
package struct MarkdownReader {
    /// Tables of more cells than this are read as text: the parser fills up short rows, and a hostile one would fill memory.
    static let mostCells = 4_000_000

    package init() {}

    /// - Parameter bytes: valid UTF-8, of which the first `start` bytes are passed over.
    package func read(_ bytes: [UInt8], from start: Int = 0) -> Markup {
        bytes.withUnsafeBufferPointer { source in
            guard let root = Self.parse(UnsafeBufferPointer(rebasing: source[start...])) else { return Markup() }
            defer { cmark_node_free(root) }
            var walk = MarkdownWalk(source, bodyStart: start)
            walk.read(root)
            return walk.markup
        }
    }

    private static func parse(_ body: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        defer { cmark_parser_free(parser) }
        let extensions = canHoldTables(body) ? ["table", "strikethrough"] : ["strikethrough"]
        for name in extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        body.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        return cmark_parser_finish(parser)
    }

    /// Whether the widest line that could be the rule under a table's head leaves room for all lines.
    static func canHoldTables(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
        var (lines, widest) = (1, 0)
        var (bars, isRule) = (0, true)
        for byte in body {
            switch byte {
            case 0x0A:
                lines += 1
                if isRule { widest = max(widest, bars + 1) }
                (bars, isRule) = (0, true)
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09, 0x0D: break
            default: isRule = false
            }
        }
        if isRule { widest = max(widest, bars + 1) }
        return widest.multipliedReportingOverflow(by: lines).partialValue <= mostCells
    }
}
