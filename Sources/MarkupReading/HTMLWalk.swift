import CGumbo
import Documents

/// One walk over the tree of an HTML text.
struct HTMLWalk {
    private let source: UnsafeBufferPointer<UInt8>
    private let alignment: TextAlignment
    private let base: UnsafePointer<CChar>
    private let start: Int
    private(set) var markup = Markup()
    private(set) var metadata = DocumentMetadata()
    private var block = TextBlock()
    /// The tables that are open, the innermost last.
    private var tables: [HTMLTable] = []

    /// - Parameters:
    ///   - base: where the parsed part begins in memory.
    ///   - start: where it begins in the source.
    init(_ source: UnsafeBufferPointer<UInt8>, base: UnsafePointer<CChar>, start: Int) {
        self.source = source
        alignment = TextAlignment(source, .html)
        self.base = base
        self.start = start
    }

    private static let passedOver: Set = [
        "script", "style", "template", "noscript", "svg", "math", "textarea", "select", "button", "pre", "del", "s", "strike", "iframe", "object",
    ]
    private static let blocks: Set = [
        "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "section", "article",
        "header", "footer", "main", "aside", "nav", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "form", "fieldset", "figure",
        "figcaption", "address", "hr", "details", "summary", "center",
    ]

    mutating func read(_ node: UnsafeMutablePointer<GumboInternalNode>) {
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: take(node.pointee.v.text)
        case GUMBO_NODE_ELEMENT: readElement(node.pointee.v.element)
        default: break
        }
    }

    private mutating func readElement(_ element: GumboElement) {
        let name = String(cString: gumbo_normalized_tagname(element.tag))
        switch name {
        case _ where Self.passedOver.contains(name): return
        case "head": return readHead(element)
        case "html": if let language = Self.attribute("lang", of: element) { metadata.state(language, as: .language) }
        case "br": block.append(TextBlock.Piece(place(element.start_pos.offset), replacement: [0x0A]))
        default: break
        }
        let isBlock = Self.blocks.contains(name)
        if isBlock { endBlock() }
        openTable(name, element)
        readChildren(element)
        closeTable(name)
        if isBlock { endBlock() }
    }

    private mutating func readChildren(_ element: GumboElement) { for child in Self.children(of: element) { read(child) } }

    private func place(_ offset: some BinaryInteger) -> TextSpan { TextSpan(start + Int(offset), start + Int(offset)) }

    private mutating func take(_ text: GumboText) {
        guard let words = text.text, let original = text.original_text.data else { return }
        let offset = start + (original - base)
        guard offset >= start, offset <= source.count else { return }
        let bytes = Array(UnsafeBufferPointer(start: words, count: Self.length(words))).map(UInt8.init(bitPattern:))
        for piece in alignment.pieces(of: bytes, at: offset, before: source.count) ?? [] { block.append(piece) }
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    /// Ends the block that is open; one of white space alone is none.
    mutating func endBlock() {
        let done = block
        block = TextBlock()
        guard let bytes = Optional(done.pieces), bytes.contains(where: isText) else { return }
        markup.blocks.append(done)
        if let last = tables.indices.last { tables[last].take(done) }
    }

    private func isText(_ piece: TextBlock.Piece) -> Bool {
        if let replacement = piece.replacement { return replacement.contains { $0 > 0x20 } }
        return source[piece.span.range].contains { $0 > 0x20 }
    }

    // MARK: tables

    private mutating func openTable(_ name: String, _ element: GumboElement) {
        func span(_ name: String) -> Int { Self.attribute(name, of: element).flatMap { Int($0) } ?? 1 }
        switch name {
        case "table": tables.append(HTMLTable())
        case "thead": if let last = tables.indices.last { tables[last].isHead = true }
        case "tr": if let last = tables.indices.last { tables[last].openRow() }
        case "td", "th": if let last = tables.indices.last { tables[last].openCell(isHeader: name == "th", columns: span("colspan"), rows: span("rowspan")) }
        default: break
        }
    }

    private mutating func closeTable(_ name: String) {
        switch name {
        case "table":
            endBlock()
            if let done = tables.popLast()?.table, !done.rows.isEmpty { markup.tables.append(done) }
        case "thead": if let last = tables.indices.last { tables[last].isHead = false }
        case "td", "th":
            endBlock()
            if let last = tables.indices.last { tables[last].closeCell() }
        case "tr": if let last = tables.indices.last { tables[last].closeRow() }
        default: break
        }
    }

    // MARK: head

    private mutating func readHead(_ head: GumboElement) {
        for child in Self.children(of: head) where child.pointee.type == GUMBO_NODE_ELEMENT {
            let element = child.pointee.v.element
            switch String(cString: gumbo_normalized_tagname(element.tag)) {
            case "title":
                guard let text = Self.children(of: element).first, text.pointee.type == GUMBO_NODE_TEXT, let words = text.pointee.v.text.text else { continue }
                metadata.state(String(cString: words), as: .title)
            case "meta":
                let name = Self.attribute("property", of: element) ?? Self.attribute("name", of: element)
                if let content = Self.attribute("content", of: element), name == "article:published_time" { metadata.state(content, as: .date) }
            default: break
            }
        }
    }

    private static func children(of element: GumboElement) -> [UnsafeMutablePointer<GumboInternalNode>] {
        (0..<Int(element.children.length)).compactMap { element.children.data[$0]?.assumingMemoryBound(to: GumboInternalNode.self) }
    }

    private static func attribute(_ name: String, of element: GumboElement) -> String? {
        var attributes = element.attributes
        return gumbo_get_attribute(&attributes, name).map { String(cString: $0.pointee.value) }
    }
}

extension DocumentMetadata {
    fileprivate enum Field { case language, title, date }

    fileprivate mutating func state(_ text: String, as field: Field) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return }
        switch field {
        case .language: language = words
        case .title: title = words
        case .date: date = words
        }
    }
}
