import Foundation
import Testing

struct ExplainPlanTests {
    @Test func `lint shows how each rule is carried out`() throws {
        let scratch = try Scratch()
        let file = try scratch.file(
            "rules.yaml",
            """
            apiVersion: tenet/v1
            rules:
              - { id: columns, title: On columns, severity: low, for: user, require: 'user.account_status == "active"' }
              - { id: roles, title: Roles, severity: low, for: user, require: '!("org-admin" in user.roles)' }
              - { id: texts, title: Texts, severity: low, for: user, require: 'user.name.trim() == "x"' }
              - { id: objects, title: Objects, severity: low, for: user, require: 'user.product_access.filter(p, p.key == "x") == []' }
              - { id: whole, title: Whole, severity: low, for: domain, require: 'org.domains.size() < 9' }
              - { id: organization, title: Organization, severity: low, for: organization, require: 'org.groups.size() > 0' }

            """)
        #expect(
            try Tenet.run("lint", "--explain-plan", file.path()).output == """
                6 rules are fine

                columns
                  users as they are read; on columns

                objects
                  users as they are read; on columns
                    `user.product_access.filter(p, p.key == "x") == []`: interpreted for each that it is asked of

                organization
                  interpreted, once

                roles
                  users as they are read; on columns

                texts
                  users as they are read; on columns
                    `user.name.trim() == "x"`: interpreted, once for each combination of what it reads

                whole
                  all domains in memory, since an expression asks for `org.domains`; on columns

                in memory, where all is in a live run, fewer than 256 resources are interpreted

                """)
    }
}
