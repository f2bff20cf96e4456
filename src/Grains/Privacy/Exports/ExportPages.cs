using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>A person's data to read: pages without a script, that need nothing but a browser.</summary>
internal static class ExportPages
{
    private const string Head =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Your data</title>
        <style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}ol.t{padding:0}ol.t li{list-style:none}.m{opacity:.7;font-size:.85rem}.s{white-space:pre-wrap;unicode-bidi:plaintext}dt{font-weight:600}dd{margin:0 0 .6rem}</style>
        """;

    /// <summary>The first page: <c>index.html</c>.</summary>
    /// <param name="person">The person.</param>
    /// <param name="now">When it is made.</param>
    public static byte[] Start(ExportedPerson person, DateTimeOffset now)
    {
        var html = new StringBuilder(Head);
        html.Append(CultureInfo.InvariantCulture, $"<h1>Your data</h1><p class=m>Made on {now.UtcDateTime:d MMMM yyyy, HH:mm} UTC. The same for programs stands in the files that end with .json.</p>");
        foreach (var profile in person.Profiles)
        {
            html.Append("<h2 dir=auto>").Append(Text(profile.Row.Name)).Append("</h2><dl>");
            foreach (var identity in profile.Identities)
            {
                Pair(html, "Known by " + identity.Kind, identity.Value);
            }

            Pair(html, "Language", profile.Language);
            Pair(html, "Time zone", profile.TimeZone);
            Pair(html, "Labels", string.Join(", ", profile.Row.Labels));
            foreach (var attribute in profile.Row.Attributes)
            {
                Pair(html, person.Attributes.FirstOrDefault(one => one.Id == attribute.AttributeId)?.Name ?? attribute.AttributeId, attribute.Value);
            }

            foreach (var note in profile.Notes)
            {
                Pair(html, string.Create(CultureInfo.InvariantCulture, $"Note of {note.At.UtcDateTime:d MMM yyyy}"), note.Text);
            }

            html.Append("</dl>");
        }

        html.Append("<h2>What was said</h2><ul>");
        for (var number = 0; number < person.Conversations.Length; number++)
        {
            var key = person.Conversations[number];
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{ExportNames.Page(number)}\">{Text(key.Connection.Platform.ToString())}</a>, as {Text(key.ExternalId)}</li>");
        }

        html.Append("</ul><h2>Why it is kept, and who has a part in it</h2><dl>");
        foreach (var basis in person.Register.Notices.Bases.Where(static one => one.Basis != LegalBasis.Unsaid))
        {
            Pair(html, basis.Platform.ToString(), Basis(basis.Basis));
        }

        foreach (var one in person.Register.Subprocessors.Where(static one => one.RemovedAt is null))
        {
            Pair(html, one.Name, $"{one.Purpose}, {one.Place}");
        }

        html.Append("</dl><p>You may have this corrected or erased, take it elsewhere, object to a use of it, and complain to your data-protection authority.</p></html>");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    /// <summary>A conversation: <c>conversations/1.html</c>, ….</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="summary">How it stands.</param>
    /// <param name="items">Everything of it, the oldest first.</param>
    public static byte[] Conversation(ConversationKey key, ConversationSummary? summary, IReadOnlyList<ThreadItem> items)
    {
        var html = new StringBuilder(Head);
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"../index.html\">All your data</a></p><h1 dir=auto>{Text(summary?.ContactName ?? "Conversation")}, {Text(key.Connection.Platform.ToString())}</h1><ol class=t>");
        foreach (var item in items)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><div class=m>{(item.ProviderTime ?? item.At).UtcDateTime:d MMM yyyy, HH:mm} UTC, {Who(item)}</div>");
            html.Append("<div class=s>").Append(Text(item.IsUnsent ? "(taken back)" : item.Content?.Text ?? item.Activity ?? "")).Append("</div>");
            foreach (var attachment in item.Content?.Attachments ?? [])
            {
                if (attachment.StoredAs is { } id)
                {
                    html.Append("<div><a href=\"../").Append(Text(ExportNames.Media(id, attachment.FileName))).Append("\">").Append(Text(attachment.FileName ?? attachment.Kind)).Append("</a></div>");
                }
                else
                {
                    html.Append("<div class=m>").Append(Text(attachment.Kind)).Append(", not stored</div>");
                }
            }

            html.Append("</li>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</ol></html>").ToString());
    }

    private static void Pair(StringBuilder html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            html.Append("<dt>").Append(Text(name)).Append("</dt><dd class=s>").Append(Text(value)).Append("</dd>");
        }
    }

    private static string Basis(LegalBasis basis) => basis switch
    {
        LegalBasis.Consent => "your consent",
        LegalBasis.Contract => "a contract with you",
        LegalBasis.Obligation => "a legal obligation",
        _ => "a legitimate interest",
    };

    private static string Who(ThreadItem item) => item.Kind == ThreadItemKind.Note ? "a note of the team" : item.Author.Kind switch
    {
        AuthorKind.Customer => "you",
        AuthorKind.Assistant => "an AI agent",
        AuthorKind.Workflow => "a workflow",
        AuthorKind.System => "by itself",
        _ => "the team",
    };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
