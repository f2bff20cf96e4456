using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>Fills the templates of an HTTP action, each value escaped for the place it goes to.</summary>
/// <param name="call">The call.</param>
/// <param name="secrets">The secrets, by name.</param>
internal sealed partial class HttpTemplate(HttpActionCall call, IReadOnlyDictionary<string, string> secrets)
{
    /// <summary>The secrets that an action names.</summary>
    /// <param name="action">The action.</param>
    public static ImmutableArray<string> SecretsOf(HttpAction action) =>
    [
        .. (action.Headers.IsDefault ? [] : action.Headers).Select(header => header.Value).Append(action.Url).Append(action.Body)
            .SelectMany(text => Name().Matches(text))
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.StartsWith("secret.", StringComparison.Ordinal))
            .Select(name => name["secret.".Length..])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Fills an address: values can't leave their part of the path or query.</summary>
    /// <param name="template">The template.</param>
    public string Address(string template) => Fill(template, static value => value is "." or ".." ? "_" : Uri.EscapeDataString(value));

    /// <summary>Fills a header: values can't begin another one.</summary>
    /// <param name="template">The template.</param>
    public string Header(string template) => Fill(template, static value => new string([.. value.Where(static c => c is >= ' ' and < '\x7f')]));

    /// <summary>Fills JSON: values stay inside of their string.</summary>
    /// <param name="template">The template.</param>
    public string Json(string template) => Fill(template, static value => JsonEncodedText.Encode(value).Value);

    private string Fill(string template, Func<string, string> escape) => Name().Replace(template, match => escape(Value(match.Groups["name"].Value)));

    private string Value(string name) => name switch
    {
        "contact.id" => call.ContactId,
        "contact.name" => call.ContactName,
        "conversation.id" => call.Conversation,
        _ when name.StartsWith("arg.", StringComparison.Ordinal) => call.Arguments.GetValueOrDefault(name["arg.".Length..], ""),
        _ when name.StartsWith("secret.", StringComparison.Ordinal) => secrets.GetValueOrDefault(name["secret.".Length..], ""),
        _ => "",
    };

    [GeneratedRegex(@"\{\{\s*(?<name>[a-zA-Z0-9_.\-]{1,80})\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
