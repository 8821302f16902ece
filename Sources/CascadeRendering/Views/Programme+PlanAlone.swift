import CascadeCore

extension Programme {
    /// Said of what the plan alone led to expect, where something is on record that it leaves out; else empty.
    var planAlone: String {
        self.sessions.contains { $0.status == .delivered }
            ? " This is what the plan alone led to expect: the records are left out." : ""
    }
}
