using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;
using ElbContract.Specification.Answers;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The page of a running emulator.</summary>
public sealed class EmulatorPageTests(Browsing browsing)
{
    private const string Markup = "<img src=x onerror=alert(1)>";
    private const string Reversed = "a\u202Eb\u2028c";

    private static readonly ProviderIds Ids = ProviderIds.Example;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Example_Sent_IsAnswered_AndAppearsInTheLists()
    {
        await using var emulator = await StartAsync();
        await using var open = await OpenAsync(emulator);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await open.Page.Locator("#answer .badge").WaitForAsync();
        (await open.Page.InnerTextAsync("#answer .badge")).Should().Be("200");
        (await open.Page.InnerTextAsync("#answer pre")).Should().Contain("\"status\": \"ACTIVE\"");
        var listener = open.Page.Locator("#listeners-rows tr", new() { HasText = "listener1" });
        await listener.WaitForAsync();
        (await listener.InnerTextAsync()).Should().Contain("HTTP:88 → HTTP:80").And.Contain("public").And.Contain("ACTIVE");
        (await open.Page.InnerTextAsync("#load-balancers-rows")).Should().Contain(Ids.PublicLoadbalancerId).And.Contain("External");
        (await open.Page.InnerTextAsync("#requests-rows"))
            .Should()
            .Contain($"POST /v1.0/{Ids.ProjectId}/elbaas/listeners")
            .And.Contain("200");
        (await open.Page.Locator("#requests-rows tr").CountAsync()).Should().Be(1, "what the page asks for is not shown");
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task Refusal_LeadsToTheClausesThatDecidedIt()
    {
        await using var emulator = await StartAsync();
        await using var open = await OpenAsync(emulator);

        await open.Page.FillAsync("#body", (await open.Page.InputValueAsync("#body")).Replace("\"port\": 88", "\"port\": 0"));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        var clause = open.Page.Locator("#answer .clause-link");
        await clause.WaitForAsync();
        (await clause.InnerTextAsync()).Should().Be("port.range");
        (await clause.GetAttributeAsync("title")).Should().Be("A port is 1 to 65535.");
        await open.Page.Locator("#requests-rows .clause-link").ClickAsync();
        open.Page.Url.Should().EndWith("#clause-port.range");
        (await open.Page.Locator("[id='clause-port.range']").InnerTextAsync()).Should().Contain("the page");
    }

    [Fact]
    public async Task Requests_OfOthers_AppearByThemselves()
    {
        await using var emulator = await StartAsync();
        await using var open = await OpenAsync(emulator);

        await SendAsync(emulator, HttpMethod.Delete, "elbaas/listeners/none?secret=1");

        var request = open.Page.Locator("#requests-rows tr", new() { HasText = "DELETE" });
        await request.WaitForAsync();
        (await request.InnerTextAsync()).Should().Contain("/elbaas/listeners/none").And.Contain("404").And.NotContain("secret");
    }

    [Fact]
    public async Task TextsOfClients_AreShown_AndDoNothing()
    {
        await using var emulator = await StartAsync();
        await SendAsync(emulator, HttpMethod.Get, "elbaas/<img%20src=x%20onerror=alert(1)>%E2%80%AEb");
        await using var open = await OpenAsync(emulator);

        await open.Page.Locator("#requests-rows tr", new() { HasText = "onerror" }).WaitForAsync();
        await open.Page.EvaluateAsync(
            """
            ([markup, reversed]) => {
              const answer = { count: 1, quota: 9, newest: [{ name: markup, id: reversed, protocol: reversed, loadBalancer: markup }] };
              const requests = [{ time: "", method: reversed, path: markup, status: 200, clauses: [markup, reversed] }];
              window.fetch = async () => new Response(JSON.stringify({ listeners: answer, loadBalancers: answer, requests }));
            }
            """,
            new[] { Markup, Reversed }
        );

        await open.Page.Locator("#requests-rows tr", new() { HasText = "<img src=x" }).WaitForAsync();
        foreach (var rows in new[] { "#listeners-rows", "#load-balancers-rows", "#requests-rows" })
        {
            (await open.Page.TextContentAsync(rows))
                .Should()
                .Contain(Markup)
                .And.Contain("a\uFFFDb\uFFFDc")
                .And.NotContainAny("\u202E", "\u2028");
        }

        (await open.Page.Locator("img").CountAsync()).Should().Be(0);
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task Answer_WithMarkup_IsShown_AndDoesNothing()
    {
        await using var emulator = await StartAsync(SeededFaults.Find("description.characters/not-checked"));
        await using var open = await OpenAsync(emulator);
        var request = JsonNode.Parse(await open.Page.InputValueAsync("#body"))!;
        request["description"] = Markup + Reversed;

        await open.Page.FillAsync("#body", request.ToJsonString());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await open.Page.Locator("#answer pre").WaitForAsync();
        (await open.Page.TextContentAsync("#answer pre")).Should().Contain($"\"description\": \"{Markup}a\uFFFDb\uFFFDc\"");
        (await open.Page.Locator("img").CountAsync()).Should().Be(0);
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task AnotherOrigin_ReadsAndChangesNothing()
    {
        await using var emulator = await StartAsync();
        await using var elsewhere = await ElbEmulator.StartAsync(cancellationToken: Ending);
        await using var context = await browsing.ContextAsync(new());
        var page = await ElsewhereAsync(context, elsewhere);

        foreach (var path in new[] { "", "_elb-contract/page.json" })
            (await FetchAsync(page, new Uri(emulator.BaseAddress, path), "GET")).Should().Be("TypeError", path);
        foreach (var address in new[] { emulator.StateUrl, emulator.SnapshotUrl })
            (await FetchAsync(page, address, "POST")).Should().Be("TypeError", address.ToString());
        (await FetchAsync(page, elsewhere.SnapshotUrl, "POST")).Should().Contain("loadbalancers", "it can read what is of its own origin");
    }

    [Fact]
    public async Task Page_InAFrameOfAnotherOrigin_IsNotShown()
    {
        await using var emulator = await StartAsync();
        await using var elsewhere = await ElbEmulator.StartAsync(cancellationToken: Ending);
        await using var context = await browsing.ContextAsync(new());
        var page = await ElsewhereAsync(context, elsewhere);

        await page.EvaluateAsync(
            """
            address => new Promise(done => {
              const frame = document.createElement("iframe");
              frame.onload = done;
              frame.src = address;
              document.body.append(frame);
            })
            """,
            emulator.BaseAddress.ToString()
        );

        (await page.Frames[1].Locator("#token").CountAsync()).Should().Be(0);
    }

    /// <summary>A page of another port, which is another origin. It says 404, and no policy is in force there.</summary>
    private static async Task<IPage> ElsewhereAsync(IBrowserContext context, ElbEmulator elsewhere)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(elsewhere.BaseAddress.ToString());
        return page;
    }

    [Fact]
    public async Task HiddenPage_AsksForNothing()
    {
        await using var emulator = await StartAsync();
        await using var open = await OpenAsync(emulator);
        var asked = 0;
        await open.Page.Locator("#live", new() { HasText = "live" }).WaitForAsync();
        await open.Page.EvaluateAsync(
            """
            () => {
              window.isHidden = true;
              Object.defineProperty(document, "hidden", { get: () => window.isHidden });
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """
        );
        await open.Page.WaitForTimeoutAsync(1500); // What was under way has ended.
        open.Page.Request += (_, _) => Interlocked.Increment(ref asked);

        await open.Page.WaitForTimeoutAsync(2500);

        asked.Should().Be(0);
        var asks = open.Page.WaitForRequestAsync("**/page.json");
        await open.Page.EvaluateAsync("() => { window.isHidden = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await asks;
    }

    [Fact]
    public async Task EmulatorThatIsGone_IsTold()
    {
        await using var emulator = await StartAsync();
        await using var open = await OpenAsync(emulator);
        await open.Page.Locator("#live", new() { HasText = "live" }).WaitForAsync();

        await emulator.DisposeAsync();

        await open.Page.Locator("#live", new() { HasText = "no answer" }).WaitForAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        await using var emulator = await StartAsync();
        await FillAsync(emulator);
        await using var open = await OpenAsync(emulator, new() { ColorScheme = scheme, BypassCSP = true });
        await open.Page.Locator("#requests-rows .clause-link").First.WaitForAsync();

        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
        (await open.Page.EvaluateAsync<string[]>(Contrast.Script)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(380)]
    [InlineData(800)]
    [InlineData(1280)]
    public async Task NothingStandsBesideTheScreen_OrAboveSomethingElse(int width)
    {
        await using var emulator = await StartAsync();
        await FillAsync(emulator);
        await using var open = await OpenAsync(
            emulator,
            new()
            {
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
            }
        );
        await open.Page.Locator("#requests-rows .clause-link").First.WaitForAsync();

        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        (
            await open.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("tr, form, dl, nav ul")].flatMap(row => {
                  const boxes = [...row.children].map(one => one.getBoundingClientRect());
                  const meet = (a, b) => a.width > 1 && b.width > 1
                    && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
                  return boxes.some((box, at) => boxes.slice(0, at).some(other => meet(box, other))) ? [row.innerText] : [];
                })
                """
            )
        ).Should().BeEmpty();
    }

    private static Task<ElbEmulator> StartAsync(SeededFault? fault = null) =>
        ElbEmulator.StartAsync(
            new EmulatorOptions
            {
                Ids = Ids,
                Page = EmulatorPage.WithToken,
                Fault = fault,
            },
            Ending
        );

    private async Task<OpenPage> OpenAsync(ElbEmulator emulator, BrowserNewContextOptions? options = null) =>
        await OpenPage.OpenAsync(await browsing.ContextAsync(options ?? new()), emulator.BaseAddress, emulator.BaseAddress);

    /// <summary>Long texts everywhere.</summary>
    private static async Task FillAsync(ElbEmulator emulator)
    {
        foreach (var (port, protocol) in new[] { (1, "HTTP"), (65535, "TCP"), (0, "UDP"), (2, "SSL") })
        {
            var listener = new
            {
                name = new string('n', 64),
                loadbalancer_id = Ids.PublicLoadbalancerId,
                protocol,
                port,
                backend_protocol = protocol,
                backend_port = 65535,
                lb_algorithm = "leastconn",
                session_sticky = protocol != "TCP",
            };
            await SendAsync(emulator, HttpMethod.Post, "elbaas/listeners", JsonSerializer.Serialize(listener));
        }

        await SendAsync(emulator, HttpMethod.Get, $"elbaas/listeners/{new string('x', 400)}");
    }

    private static Task<string> FetchAsync(IPage page, Uri address, string method) =>
        page.EvaluateAsync<string>(
            "async ([address, method]) => { try { return await (await fetch(address, { method })).text(); } catch (e) { return e.name; } }",
            new[] { address.ToString(), method }
        );

    private static async Task SendAsync(ElbEmulator emulator, HttpMethod method, string path, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(emulator.BaseAddress, $"v1.0/{Ids.ProjectId}/") };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Auth-Token", Ids.Token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, Ending);
    }
}
