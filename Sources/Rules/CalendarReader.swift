import Documents
import Facts

/// A calendar of fiscal years, as a file declares it.
package struct DeclaredCalendar: Sendable {
    package let id: String
    /// Whose fiscal years these are.
    package let entities: [String]
    package let fiscal: FiscalCalendar
}

/// By which calendar a rule or a concept reckons fiscal years and quarters.
package enum CalendarChoice: Hashable, Sendable {
    case named(String)
    /// By that of the entity that a claim is about.
    case ofEntity
}

/// Reads the `calendars:` of a file.
struct CalendarReader {
    let file: RuleLoader.OpenFile
    let ids: IdentifierLedger

    enum Edge: String, CaseIterable { case start, end }

    func read(into rules: inout RuleSet) {
        for item in file.sections["calendars"]?.items ?? [] {
            let keys = item.keys(.calendar)
            guard let id = ids.claim(keys["id"], of: item, source: file.source), let month = keys["year-starts"]?.int else { continue }
            let edge = keys["names-year"]?.choice(Edge.self) ?? .end
            rules.calendars[id] = DeclaredCalendar(
                id: id, entities: keys["entity"]?.strings ?? [], fiscal: FiscalCalendar(firstMonth: month, isNamedByEnd: edge == .end))
        }
    }

    /// Word of a rule or concept that takes the calendar of its entity.
    static let ofEntity = "of-entity"

    /// The `calendar` of a rule or concept; a name that no file declares is a problem.
    static func choice(_ section: Section?, _ rules: RuleSet) -> CalendarChoice? {
        guard let section, let name = section.string else { return nil }
        if name == ofEntity { return .ofEntity }
        guard rules.calendars[name] == nil else { return .named(name) }
        let known = rules.calendars.keys.sorted() + [ofEntity]
        section.complain(
            "unknown-calendar", "No file declares the calendar ‘\(name)’.",
            advice: Suggestion.nearest(to: name, among: known).map { "Did you mean ‘\($0)’?" } ?? "Declare it under ‘calendars:’, or write ‘\(ofEntity)’.")
        return nil
    }
}

extension RuleSet {
    /// The fiscal calendar of an entity, the first by id where several name it.
    package func calendar(of entity: String) -> FiscalCalendar? {
        calendars.values.filter { $0.entities.contains(entity) }.min { $0.id < $1.id }?.fiscal
    }
}

extension KeyGroup {
    static let calendar = KeyGroup(
        "calendar", "a calendar", "Fiscal years that do not begin in January, of governments and companies.",
        [
            Key("id", .text, required: true, "A name of its own.", example: "usa-government"),
            Key("entity", .oneOrMore(.text), "Whose years they are: claims about this entity alone read “fiscal 2023” by them.", example: "USA"),
            Key("year-starts", .wholeNumber(1...12), required: true, "The month in which a year begins.", example: "10"),
            Key("names-year", .choice(CalendarReader.Edge.allCases.map(\.rawValue)), "Whether a year is called after the calendar year of its end (default) or of its start.", example: "end"),
        ])
}
