import CascadeGraph

/// Networks whose measures have been published again and again.
enum KnownNetworks {
    /// Zachary's karate club: 34 members, 78 ties between those who met outside the club.
    ///
    /// Member `n` of the paper is node `n` − 1. All weights are 1.
    ///
    /// Zachary, "An information flow model for conflict and fission in small groups", Journal of Anthropological Research
    /// 33(4), 1977, doi:10.1086/jar.33.4.3629752.
    static let karateClub = Graph(
        nodeCount: 34,
        edges: karateTies.map { .init(from: $0.0, to: $0.1) }
    )

    /// The karate club, each tie weighted with the number of settings in which the two met.
    static let karateClubWeighted = Graph(
        nodeCount: 34,
        edges: karateTies.map { .init(from: $0.0, to: $0.1, weight: Double($0.2)) }
    )

    /// For each member of the karate club the club joined after the split: 0 the instructor's, 1 the officers'.
    static let karateClubJoined = [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1,
    ]

    /// Marriages between 15 of the 16 Florentine families of Padgett, 20 ties; the Pucci married into none of the others.
    ///
    /// Nodes are in the order of ``florentineNames``.
    ///
    /// Padgett & Ansell, "Robust action and the rise of the Medici, 1400–1434", American Journal of Sociology 98(6), 1993,
    /// doi:10.1086/230190; ties as in Breiger & Pattison, Social Networks 8(3), 1986, doi:10.1016/0378-8733(86)90006-7.
    static let florentineMarriages = Graph(
        nodeCount: 15,
        edges: florentineTies.map { .init(from: $0.0, to: $0.1) }
    )

    /// The same with the Pucci as node 15, alone.
    static let florentineMarriagesWithPucci = Graph(
        nodeCount: 16,
        edges: florentineTies.map { .init(from: $0.0, to: $0.1) }
    )

    /// Families of ``florentineMarriages``, in the order of its nodes.
    static let florentineNames = [
        "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
        "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Ridolfi", "Salviati", "Strozzi",
        "Tornabuoni",
    ]

    /// Davis's Southern women: 18 women (nodes 0 to 17) and 14 events (nodes 18 to 31), 89 attendances.
    ///
    /// Davis, Gardner & Gardner, "Deep South", University of Chicago Press, 1941, as in Freeman, "Finding social groups: a
    /// meta-analysis of the Southern women data", 2003.
    static let southernWomen = Graph(
        nodeCount: 32,
        edges: attendances.indices.flatMap { woman in
            attendances[woman].map { .init(from: woman, to: 18 + $0) }
        }
    )

    /// The Southern women, those who met at an event tied, weighted with the number of events shared: 139 ties.
    static let southernWomenProjected = Graph(
        nodeCount: 18,
        edges: (0..<18).flatMap { first in
            ((first + 1)..<18).compactMap { second in
                let shared = Set(attendances[first]).intersection(attendances[second]).count
                return shared == 0
                    ? nil : .init(from: first, to: second, weight: Double(shared))
            }
        }
    )

    /// Names of the Southern women, in the order of their nodes.
    static let southernWomenNames = [
        "Evelyn Jefferson",
        "Laura Mandeville",
        "Theresa Anderson",
        "Brenda Rogers",
        "Charlotte McDowd",
        "Frances Anderson",
        "Eleanor Nye",
        "Pearl Oglethorpe",
        "Ruth DeSand",
        "Verne Sanderson",
        "Myra Liddel",
        "Katherina Rogers",
        "Sylvia Avondale",
        "Nora Fayette",
        "Helen Lloyd",
        "Dorothy Murchison",
        "Olivia Carleton",
        "Flora Price",
    ]

    /// Two members of the karate club, and in how many settings they met.
    private static let karateTies: [(Int, Int, Int)] = [
        (0, 1, 4), (0, 2, 5), (0, 3, 3), (0, 4, 3), (0, 5, 3), (0, 6, 3), (0, 7, 2),
        (0, 8, 2), (0, 10, 2), (0, 11, 3), (0, 12, 1), (0, 13, 3), (0, 17, 2), (0, 19, 2),
        (0, 21, 2), (0, 31, 2), (1, 2, 6), (1, 3, 3), (1, 7, 4), (1, 13, 5), (1, 17, 1),
        (1, 19, 2), (1, 21, 2), (1, 30, 2), (2, 3, 3), (2, 7, 4), (2, 8, 5), (2, 9, 1),
        (2, 13, 3), (2, 27, 2), (2, 28, 2), (2, 32, 2), (3, 7, 3), (3, 12, 3), (3, 13, 3),
        (4, 6, 2), (4, 10, 3), (5, 6, 5), (5, 10, 3), (5, 16, 3), (6, 16, 3), (8, 30, 3),
        (8, 32, 3), (8, 33, 4), (9, 33, 2), (13, 33, 3), (14, 32, 3), (14, 33, 2),
        (15, 32, 3), (15, 33, 4), (18, 32, 1), (18, 33, 2), (19, 33, 1), (20, 32, 3),
        (20, 33, 1), (22, 32, 2), (22, 33, 3), (23, 25, 5), (23, 27, 4), (23, 29, 3),
        (23, 32, 5), (23, 33, 4), (24, 25, 2), (24, 27, 3), (24, 31, 2), (25, 31, 7),
        (26, 29, 4), (26, 33, 2), (27, 33, 4), (28, 31, 2), (28, 33, 2), (29, 32, 4),
        (29, 33, 2), (30, 32, 3), (30, 33, 3), (31, 32, 4), (31, 33, 4), (32, 33, 5),
    ]

    private static let florentineTies: [(Int, Int)] = [
        (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10),
        (4, 13), (6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13),
        (11, 14),
    ]

    /// For each woman the events that she attended, from 0.
    private static let attendances: [[Int]] = [
        [0, 1, 2, 3, 4, 5, 7, 8],
        [0, 1, 2, 4, 5, 6, 7],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [0, 2, 3, 4, 5, 6, 7],
        [2, 3, 4, 6],
        [2, 4, 5, 7],
        [4, 5, 6, 7],
        [5, 7, 8],
        [4, 6, 7, 8],
        [6, 7, 8, 11],
        [7, 8, 9, 11],
        [7, 8, 9, 11, 12, 13],
        [6, 7, 8, 9, 11, 12, 13],
        [5, 6, 8, 9, 10, 11, 12, 13],
        [6, 7, 9, 10, 11],
        [7, 8],
        [8, 10],
        [8, 10],
    ]
}
