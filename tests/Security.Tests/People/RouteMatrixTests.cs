using System.Buffers.Text;
using System.Net;
using System.Text;
using Chatbotics.ProductKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Security.Tests.People;

/// <summary>
/// Attack 19: every route with every foreign id, generated from the route table. A route that this test doesn't know how to
/// address, or why it names no workspace, fails it.
/// </summary>
[Collection(TwoWorkspacesCollection.Name)]
public sealed class RouteMatrixTests(TwoWorkspaces two)
{
    private const string ForeignId = "01a202c473fc71c3bdee5195252c9337";

    // What stands in for the parts of an address besides the workspace: ids that "rival" could have.
    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["part"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("whatsapp/200540352242922/15550001111")),
        ["conversation"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("whatsapp/200540352242922/15550001111")),
        ["format"] = "csv",
        ["section"] = "people",
        ["rest"] = ForeignId,
        ["session"] = ForeignId,
        ["agent"] = ForeignId,
        ["base"] = ForeignId,
        ["number"] = "1",
        ["platform"] = "whatsapp",
        ["asset"] = "200540352242922",
        ["site"] = "site-of-rival",
    };

    // Routes without a workspace, and why they need none.
    private static readonly (string Prefix, string Why)[] WithoutWorkspace =
    [
        ("/login", "in front of the dashboard"), ("/set-up", "in front of the dashboard"), ("/sign-up", "in front of the dashboard"),
        ("/forgot-password", "in front of the dashboard"), ("/reset-password", "a secret in the link decides"),
        ("/confirm-address", "a secret in the link decides"), ("/invitation", "a secret in the link decides"),
        ("/language", "the reader's own choice"), ("/account", "the person's own"), ("/new-workspace", "makes one"), ("/session", "the person's own"), ("/sign-out", "the person's own"),
        ("/not-found", "says nothing"), ("/inbox", "leads to the person's own"), ("/health", "says nothing of workspaces"),
        ("/webhooks", "Meta's signature decides"), ("/_blazor", "the live pages; what they show asks for itself"), ("/_framework", "files"), ("/_content", "files"), ("/", "leads to the inbox"),
        ("/meta", "Meta's signature decides"), ("/channels/callback", "a single-use state decides"), ("/data-deletion", "a code that nobody guesses decides"), ("/erased", "an id that nobody guesses decides"), ("/your-data", "a secret in the link decides"),
        ("/api/v1", "the key names it; ApiMatrixTests has their matrix"), ("/api/docs", "a text for everybody"), ("/cookies", "a text for everybody"), ("/privacy-policy", "a text for everybody"), ("/receipts/verify", "the signature on the receipt decides"),
    ];

    private static readonly HttpMethod[] Reads = [HttpMethod.Get];

    private Product Product => two.Product;

    [Fact]
    public async Task Abuse19_every_route_with_a_foreign_workspace_is_404()
    {
        using var eve = await Visitor.SignedIn(Product, TwoWorkspaces.Eve, TwoWorkspaces.Password);
        var (unknown, wrong, count) = (new List<string>(), new List<string>(), 0);
        foreach (var (route, methods) in Routes().Where(static one => NamesWorkspace(one.Route)))
        {
            foreach (var tenant in new[] { "rival", "nobody-has-this", "ACME", "acme..", "rival%2F..%2Facme" })
            {
                if (Address(route, tenant) is not { } address)
                {
                    unknown.Add(route.RoutePattern.RawText!);
                    break;
                }

                foreach (var method in methods)
                {
                    using var request = new HttpRequestMessage(method, address);
                    using var answer = await eve.Http.SendAsync(request);
                    var text = await answer.Content.ReadAsStringAsync();
                    count++;
                    if (answer.StatusCode != HttpStatusCode.NotFound || text.Contains("Rival Secrets", StringComparison.Ordinal))
                    {
                        wrong.Add($"{method} {address}: {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Assert.True(unknown.Count == 0, "Say in Parts what these routes' parts stand for: " + string.Join(", ", unknown.Distinct()));
        Assert.True(wrong.Count == 0, "Not 404: " + string.Join("; ", wrong));
        Assert.True(count > 50, "The route table was not read.");
    }

    [Fact]
    public async Task Abuse19_every_endpoint_with_a_foreign_id_in_the_own_workspace_is_404()
    {
        using var eve = await Visitor.SignedIn(Product, TwoWorkspaces.Eve, TwoWorkspaces.Password);
        var wrong = new List<string>();

        // Pages are frames, filled by live pages that ask for themselves; what answers with data is an endpoint.
        foreach (var (route, methods) in Routes().Where(static one => NamesWorkspace(one.Route) && one.Route.Metadata.GetMetadata<ComponentTypeMetadata>() is null))
        {
            if (!route.RoutePattern.Parameters.Any(static part => !IsWorkspace(part.Name) && part.Name is not "format"))
            {
                continue;
            }

            foreach (var method in methods.Intersect(Reads))
            {
                using var answer = await eve.Http.SendAsync(new HttpRequestMessage(method, Address(route, "acme")!));
                if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
                {
                    wrong.Add($"{method} {Address(route, "acme")}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, "Not 404: " + string.Join("; ", wrong));
    }

    [Fact]
    public async Task Abuse19_every_route_of_a_workspace_asks_strangers_to_sign_in()
    {
        using var stranger = new Visitor(Product);
        var wrong = new List<string>();
        foreach (var (route, methods) in Routes().Where(static one => NamesWorkspace(one.Route) && Address(one.Route, "acme") is not null))
        {
            if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                wrong.Add($"{route.RoutePattern.RawText} is open");
                continue;
            }

            foreach (var method in methods)
            {
                using var answer = await stranger.Http.SendAsync(new HttpRequestMessage(method, Address(route, "acme")));
                if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                {
                    wrong.Add($"{method} {route.RoutePattern.RawText}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, "Not 401: " + string.Join("; ", wrong));
    }

    [Fact]
    public void Abuse19_every_route_names_a_workspace_or_says_here_why_not()
    {
        var unknown = Routes().Select(static one => one.Route).Where(static route => !NamesWorkspace(route) && !IsFile(route))
            .Select(static route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(static path => !WithoutWorkspace.Any(one => path == one.Prefix || path.StartsWith(one.Prefix + "/", StringComparison.OrdinalIgnoreCase)))
            .Distinct().ToArray();
        Assert.True(unknown.Length == 0, "These routes name no workspace; say in WithoutWorkspace why: " + string.Join(", ", unknown));
    }

    private static bool IsWorkspace(string part) => string.Equals(part, "tenant", StringComparison.OrdinalIgnoreCase);

    private static bool NamesWorkspace(RouteEndpoint route) => route.RoutePattern.Parameters.Any(static part => IsWorkspace(part.Name));

    private static bool IsFile(RouteEndpoint route) =>
        route.RoutePattern.RawText!.Contains("path:file", StringComparison.Ordinal)
        || (route.Metadata.GetMetadata<IAllowAnonymous>() is not null && Path.HasExtension(route.RoutePattern.RawText));

    private static string? Address(RouteEndpoint route, string tenant)
    {
        var address = new StringBuilder();
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            address.Append('/');
            foreach (var part in segment.Parts)
            {
                var text = part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: var name } when IsWorkspace(name) => tenant,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: var name } => Parts.GetValueOrDefault(name)
                        ?? (name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name is "key" or "name" ? ForeignId : null),
                    _ => null,
                };
                if (text is null)
                {
                    return null;
                }

                address.Append(text);
            }
        }

        return address.ToString();
    }

    private IEnumerable<(RouteEndpoint Route, HttpMethod[] Methods)> Routes() =>
        Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static route => (route, route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(static method => new HttpMethod(method)).ToArray() ?? [HttpMethod.Get, HttpMethod.Post]));
}
