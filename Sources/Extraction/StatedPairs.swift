/// The pairs of countries that claims state with their own words, in the order of the text: what a sentence that goes on
/// about one of them ("imports from there rose …") leaves out.
struct StatedPairs {
    private let places: [(passage: Int, start: Int, ids: [String])]

    init(_ places: [(passage: Int, start: Int, ids: [String])]) {
        self.places = places.sorted { ($0.passage, $0.start, $0.ids.joined()) < ($1.passage, $1.start, $1.ids.joined()) }
    }

    /// The pair stated last before a place, not before `from` in its own passage when that is given; `one` must be in it when
    /// it is given.
    func last(before place: Int, in passage: Passage, from: Int? = nil, having one: String?) -> [String]? {
        places.last { stated in
            (stated.passage, stated.start) <= (passage.index, place) && (one == nil || stated.ids.contains(one!))
                && (from == nil || (stated.passage == passage.index && stated.start >= from!))
        }?.ids
    }
}
