/** Where does each page of the house stand in tests? Add a line for each new page: a house test fails without one. */

/**
 * Example addresses by route, as the app registers it. Chromium visits each of them: axe in light and dark, the width
 * of a phone, paper. They stand on the ground of `test/web/api-ground.ts`; give several where a page has several faces.
 */
export const pages: Record<string, string[]> = {
  "/": ["/", "/?as=ana"],
  "/search": [
    "/search?q=I0000000000000000000000000000000000271000",
    "/search?q=is:open+label:Code-Review%3E%3D1",
    "/search?q=is:open+owner:",
    "/search?q=is:open+conflicts:5",
    "/search?q=dan",
    "/search?q=xyzzy",
    "/search?q=",
  ],
  "/dashboards": ["/dashboards", "/dashboards?as=ana"],
  "/dashboards/:dashboard": ["/dashboards/triage", "/dashboards/triage?as=ana"],
  "/queue": ["/queue", "/queue?as=ana", "/queue?text=nothing-fits-this"],
  "/commands": ["/commands", "/commands?about=271002"],
  "/changes/:key{.+}": ["/changes/opendev~271002", "/changes/opendev~271004"],
  "/freezes": ["/freezes", "/freezes?freeze=mitaka-feature-freeze"],
  "/frozen": ["/frozen", "/frozen?change=keystone&on=2016-03-10"],
  "/frozen/:key{.+}": ["/frozen/opendev~271002", "/frozen/opendev~271002?on=2016-03-10", "/frozen/opendev~271004"],
  "/exemptions": ["/exemptions", "/exemptions?state=declined"],
  "/exemptions/new": ["/exemptions/new?change=271001"],
  "/exemptions/numbers/:number": ["/exemptions/numbers/granted"],
  "/exemptions/:id": ["/exemptions/1", "/exemptions/1?if=ben+declines"],
  "/decisions": ["/decisions", "/decisions?as=ana"],
  "/nominations": ["/nominations"],
  "/nominations/new": ["/nominations/new"],
  "/nominations/:id": ["/nominations/1"],
  "/nominations/:id/numbers/:number": ["/nominations/1/numbers/reviews.dan"],
  "/polls": ["/polls"],
  "/polls/new": ["/polls/new"],
  "/polls/:id": ["/polls/1"],
  "/holds": ["/holds"],
  "/people": ["/people"],
  "/people/numbers/:number": ["/people/numbers/reviews.ana"],
  "/people/:id": ["/people/ana", "/people/opendev~zuul"],
  "/people/:id/numbers/:number": ["/people/ana/numbers/reviews.ana"],
  "/statistics": ["/statistics", "/statistics?days=all&repository=keystone&zone=America/Chicago"],
  "/statistics/numbers/:number": ["/statistics/numbers/open", "/statistics/numbers/first-review.median"],
  "/sprints": ["/sprints"],
  "/sprints/:id": ["/sprints/mitaka"],
  "/sprints/:id/wall": ["/sprints/mitaka/wall", "/sprints/mitaka/wall?theme=light"],
  "/sprints/:id/numbers/:number": ["/sprints/mitaka/numbers/reviewed"],
  "/sprints/:id/recap": ["/sprints/mitaka/recap"],
  "/sprints/:id/recap/numbers/:number": ["/sprints/mitaka/recap/numbers/merged"],
  "/sprints/:id/minutes": ["/sprints/mitaka/minutes"],
  "/minutes": ["/minutes"],
  "/minutes/:id": ["/minutes/keystone.2016-01-27-15.00"],
  "/minutes/:id/log": ["/minutes/keystone.2016-01-27-15.00/log"],
  "/health": ["/health"],
  "/about": ["/about"],
  "/sign-in": ["/sign-in", "/sign-in?out=1"],
  "/sign-in/go-on": ["/sign-in/go-on"],
  "/sign-out": ["/sign-out"],
  "/me": ["/me"],
  "/audit": ["/audit"],
  "/api/v1": ["/api/v1"],
};

/** Pages that are there without a route: what somebody sees who asks wrongly. */
export const refusals = ["/nowhere", "/queue?as=nobody-here"];

/** Routes that answer GET with something else than a page, and what it is. */
export const files: [route: RegExp, what: string][] = [
  [/^\/api\/v1\/./, "JSON, or a file of the reference"],
  [/^\/assets\//, "files of the pages"],
  [/^\/live$/, "events for open pages"],
  [/^\/favicon\.ico$/, "a redirect to the icon"],
  [/^\/(healthz|readyz|metrics)$/, "text for whoever runs it"],
  [/^\/sprints\/.*:file\{/, "a recap to take away"],
  [/^\/exemptions\/.*:file\{/, "an exemption to take away"],
  [/^\/(nominations|polls)\/.*:file\{/, "a record to take away"],
  [/^\/minutes\/.*:file\{/, "minutes and logs to take away"],
  [/^\/badges\//, "pictures for other pages"],
  [/\.atom$/, "feeds"],
  [/^\/sign-in\/oidc/, "the way to the provider and back"],
  [/\.ics$/, "calendars"],
  [/^\/oembed$/, "JSON for whoever shows a link to us"],
];
