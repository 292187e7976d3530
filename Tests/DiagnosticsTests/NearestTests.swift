import Diagnostics
import Testing

struct NearestTests {
    private static let fields = [
        "account_id", "account_status", "email", "name", "two_step_enabled", "email_verified", "id", "kind",
    ]

    @Test(arguments: [
        ("twoStepEnabled", "two_step_enabled"), ("TWO-STEP-ENABLED", "two_step_enabled"), ("accountId", "account_id"),
        ("emial", "email"), ("e-mail", "email"), ("names", "name"), ("nmae", "name"),
        ("account_staus", "account_status"),
        ("emailVerify", "email_verified"), ("Id", "id"), ("kind ", "kind"),
    ])
    func `a misspelt word finds the nearest one`(word: String, expected: String) {
        #expect(nearest(to: word, among: Self.fields) == expected)
    }

    @Test(arguments: ["", "x", "zzz", "status", "_", String(repeating: "email", count: 100)])
    func `a word that is far from all finds none`(word: String) {
        #expect(nearest(to: word, among: Self.fields) == nil)
    }

    @Test func `case and separators decide only between words that are equal without them`() {
        #expect(nearest(to: "user_id", among: ["userId", "user_id", "userid"]) == "user_id")
        #expect(nearest(to: "userID", among: ["user_id", "userId"]) == "userId")
    }

    @Test func `ties are broken by the spelling, not by the order`() {
        #expect(nearest(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
        #expect(nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
        #expect(nearest(to: "cat", among: Set(["hat", "bat", "rat"])) == "bat")
    }

    @Test func `nothing is near when there are no candidates`() {
        #expect(nearest(to: "cat", among: []) == nil)
    }
}
