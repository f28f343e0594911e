import CCmarkGFM
import Documents

/// One walk over the tree of a Markdown text.
struct MarkdownWalk {
    private let source: UnsafeBufferPointer<UInt8>
    private let alignment: TextAlignment
    /// Where each line of the body begins.
    private let lines: [Int]
    private(set) var markup = Markup()
    private var block: TextBlock?
    private var table: TextTable?
    private var isHeader = false
    /// The offset behind the last text: text stands in order.
    private var cursor: Int
    private var struck = 0

    init(_ source: UnsafeBufferPointer<UInt8>, bodyStart: Int) {
        self.source = source
        alignment = TextAlignment(source, .markdown)
        lines = LineIndex(Array(source[bodyStart...])).starts.map { $0 + bodyStart }
        cursor = bodyStart
    }

    mutating func read(_ root: OpaquePointer) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            let name = String(cString: cmark_node_get_type_string(node))
            if event == CMARK_EVENT_ENTER { enter(node, name) } else { leave(name) }
        }
    }

    private mutating func enter(_ node: OpaquePointer, _ name: String) {
        switch name {
        case "paragraph", "heading", "table_cell": block = TextBlock()
        case "table": table = TextTable()
        case "table_header", "table_row":
            isHeader = name == "table_header"
            table?.rows.append([])
        case "text", "code": take(node)
        case "softbreak", "linebreak": lineBreak()
        case "html_inline": passOver(node)
        case "html_block": readHTML(node)
        case "strikethrough", "image": struck += 1
        default: break
        }
    }

    private mutating func leave(_ name: String) {
        switch name {
        case "paragraph", "heading", "table_cell":
            guard let done = block else { return }
            block = nil
            if !done.pieces.isEmpty { markup.blocks.append(done) }
            if name == "table_cell", let row = table?.rows.indices.last { table?.rows[row].append(TextTable.Cell(done, isHeader: isHeader)) }
        case "table":
            if let done = table { markup.tables.append(done) }
            table = nil
        case "strikethrough", "image": struck -= 1
        default: break
        }
    }

    /// How far behind the place that the parser names a text is looked for: it does not count what a line is indented by.
    private static let reach = 1024

    private mutating func take(_ node: OpaquePointer) {
        guard let literal = cmark_node_get_literal(node), literal.pointee != 0 else { return }
        let text = Array(UnsafeBufferPointer(start: literal, count: Self.length(literal))).map(UInt8.init(bitPattern:))
        let line = Int(cmark_node_get_start_line(node)) - 1
        guard lines.indices.contains(line) else { return }
        let first = max(cursor, lines[line])
        let named = max(cursor, lines[line] + Int(cmark_node_get_start_column(node)) - 1)
        var found = alignment.pieces(of: text, at: named, before: source.count)
        var place = first
        while found == nil, place < min(first + Self.reach, source.count) {
            found = alignment.pieces(of: text, at: place, before: source.count)
            place += 1
        }
        guard let found else { return }
        if struck == 0 { for piece in found { block?.append(piece) } }
        cursor = found.last?.span.end ?? cursor
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    private mutating func lineBreak() { block?.append(TextBlock.Piece(TextSpan(cursor, cursor), replacement: [0x0A])) }

    private mutating func passOver(_ node: OpaquePointer) {
        let line = Int(cmark_node_get_end_line(node)) - 1
        guard lines.indices.contains(line) else { return }
        cursor = min(max(cursor, lines[line] + Int(cmark_node_get_end_column(node))), source.count)
        // `<br>` parts words; other tags may stand inside one.
        if let literal = cmark_node_get_literal(node), String(cString: literal).lowercased().hasPrefix("<br") { lineBreak() }
    }

    private mutating func readHTML(_ node: OpaquePointer) {
        let (first, last) = (Int(cmark_node_get_start_line(node)) - 1, Int(cmark_node_get_end_line(node)))
        guard lines.indices.contains(first), last > first else { return }
        let end = last < lines.count ? lines[last] : source.count
        guard let inner = try? HTMLReader().read(source, lines[first]..<max(end, lines[first])).markup else { return }
        markup.blocks += inner.blocks
        markup.tables += inner.tables
        cursor = max(cursor, end)
    }
}
