using Chatbotics.ProductKit;
using Chatbotics.WebFront.Dashboard.Privacy;
using Chatbotics.WebFront.Dashboard.Settings;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>The addresses of all pages, from the product's route table.</summary>
internal static class PageAddresses
{
    // Where a page leads to when it is opened by itself; that is visited too.
    private static readonly string[] Leading = ["/inbox", "/settings/{Tenant}", "/account"];

    /// <summary>One address for each page.</summary>
    /// <param name="product">Whose.</param>
    /// <param name="parts">What stands in a parameter's place, by its name or, for one page alone, by the page's pattern.</param>
    public static IEnumerable<string> Of(Product product, Dictionary<string, string> parts)
    {
        var sections = product.Services.GetServices<SettingsSection>().ToArray();
        foreach (var route in product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (route.Metadata.GetMetadata<ComponentTypeMetadata>() is null || Leading.Contains(pattern) || route.RoutePattern.Parameters.Any(static part => part.IsCatchAll))
            {
                continue;
            }

            IEnumerable<string> several = pattern switch
            {
                "/settings/{Tenant}/{Section}" => sections.Select(static one => one.Id),
                "/account/{Section}" => sections.Where(static one => one.Group == SettingsGroup.You).Select(static one => one.Id),
                "/privacy/{Tenant}/{Part}" => PrivacyTab.All.Select(static one => one.Part).OfType<string>(),
                _ => [""],
            };
            foreach (var one in several)
            {
                yield return string.Concat(route.RoutePattern.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part => part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternParameterPart when one.Length > 0 && !IsNamed(part, "Tenant") => one,
                    RoutePatternParameterPart parameter => parts.GetValueOrDefault(parameter.Name) ?? parts.GetValueOrDefault(pattern)
                        ?? (pattern.StartsWith("/inbox", StringComparison.Ordinal) ? parts["/inbox/{Tenant}/{Part}"] : "0123456789abcdef0123456789abcdef"),
                    _ => "",
                }))));
            }
        }
    }

    private static bool IsNamed(RoutePatternPart part, string name) =>
        part is RoutePatternParameterPart parameter && string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);
}
