using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>A template being filled: its blanks in order, and the message that comes of it.</summary>
internal sealed partial class TemplateForm
{
    /// <summary>Begins with empty blanks; the first of a body is offered the customer's name.</summary>
    /// <param name="template">The template.</param>
    public TemplateForm(MessageTemplate template)
    {
        Template = template;
        Blanks =
        [
            .. Placeholders(template.Header).Select(static name => new Blank("header", name, Texts.Thread["Header {0}", name])),
            .. Placeholders(template.Body).Select(static name => new Blank("body", name, Texts.Thread["Text {0}", name])),
            .. template.Buttons.SelectMany(static (button, index) => Placeholders(button.Url).Take(1).Select(_ => new Blank("button", index.ToString(System.Globalization.CultureInfo.InvariantCulture), Texts.Thread["End of the link “{0}”", button.Text]))),
        ];
    }

    /// <summary>The template.</summary>
    public MessageTemplate Template { get; }

    /// <summary>What is to be filled.</summary>
    public ImmutableArray<Blank> Blanks { get; }

    /// <summary>Whether everything is filled.</summary>
    public bool IsComplete => Blanks.All(static blank => !string.IsNullOrWhiteSpace(blank.Value));

    /// <summary>Whether this build can send it: headers with pictures and films need a file that can't be chosen here.</summary>
    /// <param name="template">The template.</param>
    public static bool CanSend(MessageTemplate template) =>
        template.Status is "APPROVED" or "ACTIVE" && template.HeaderFormat is null or "TEXT"
        && template.Category != "AUTHENTICATION"
        && template.Buttons.All(static button => button.Type is "QUICK_REPLY" or "URL" or "PHONE_NUMBER");

    /// <summary>The header as the customer will see it.</summary>
    public string? Header => Fill(Template.Header, "header");

    /// <summary>The body as the customer will see it.</summary>
    public string Body => Fill(Template.Body, "body") ?? "";

    /// <summary>The message to send; its text is what the customer sees, for the thread.</summary>
    public MessageContent Content() => new()
    {
        Kind = ContentKinds.Template,
        Text = Header is { } header ? $"{header}\n{Body}" : Body,
        Template = new TemplateReference
        {
            Name = Template.Name,
            Language = Template.Language,
            HeaderParameters = [.. Values("header")],
            BodyParameters = [.. Values("body")],
            ButtonParameters =
            [
                .. Blanks.Where(static blank => blank.Part == "button").Select(static blank =>
                    new TemplateButtonParameter(int.Parse(blank.Name, System.Globalization.CultureInfo.InvariantCulture), "url", blank.Value.Trim())),
            ],
        },
    };

    private static IEnumerable<string> Placeholders(string? text) =>
        text is null ? [] : Placeholder().Matches(text).Select(static match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    // At the most a few placeholders, and nothing that could backtrack.
    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9_]{1,40})\s*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Placeholder();

    private IEnumerable<string> Values(string part) => Blanks.Where(blank => blank.Part == part).Select(static blank => blank.Value.Trim());

    private string? Fill(string? text, string part) => text is null ? null : Placeholder().Replace(text, match =>
        Blanks.FirstOrDefault(blank => blank.Part == part && blank.Name == match.Groups["name"].Value) is { Value: { Length: > 0 } value } ? value : match.Value);

    /// <summary>Something to fill.</summary>
    /// <param name="part">"header", "body" or "button".</param>
    /// <param name="name">Its placeholder, or a button's place.</param>
    /// <param name="label">What it is called on the page.</param>
    public sealed class Blank(string part, string name, string label)
    {
        /// <summary>"header", "body" or "button".</summary>
        public string Part { get; } = part;

        /// <summary>Its placeholder, or a button's place.</summary>
        public string Name { get; } = name;

        /// <summary>What it is called on the page.</summary>
        public string Label { get; } = label;

        /// <summary>What fills it.</summary>
        public string Value { get; set; } = "";
    }
}
