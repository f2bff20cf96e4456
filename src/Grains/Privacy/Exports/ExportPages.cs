using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>A person's data to read, in their language: pages without a script, that need nothing but a browser.</summary>
internal sealed class ExportPages
{
    private const string Style = "<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.6rem 0}ol.t{padding:0}ol.t li{list-style:none}.m{opacity:.7;font-size:.85rem}.s{white-space:pre-wrap;unicode-bidi:plaintext}dt{font-weight:600}dd{margin:0 0 .6rem}</style>";

    private readonly ICustomerSpeech _speech;
    private readonly string? _language;
    private readonly CultureInfo _culture;
    private readonly string _tag;

    /// <param name="speech">Puts the pages' words into the language.</param>
    /// <param name="language">The language, a BCP 47 tag; null for English.</param>
    public ExportPages(ICustomerSpeech speech, string? language)
    {
        (_speech, _language, _tag) = (speech, language, speech.Spoken(language));
        _culture = CultureInfo.GetCultureInfo(_tag);
    }

    /// <summary>The first page: <c>index.html</c>.</summary>
    /// <param name="person">The person.</param>
    /// <param name="now">When it is made.</param>
    public byte[] Start(ExportedPerson person, DateTimeOffset now)
    {
        var html = Begin("Your data");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Said("Your data")}</h1><p class=m>{Said($"Made on {Time(now)}. The same for programs stands in the files that end with .json.")}</p>");
        foreach (var profile in person.Profiles)
        {
            html.Append("<h2 dir=auto>").Append(Text(profile.Row.Name)).Append("</h2><dl>");
            foreach (var identity in profile.Identities)
            {
                Pair(html, _speech.Say($"Known by {identity.Kind}", _language), identity.Value);
            }

            Pair(html, _speech.Say("Language", _language), profile.Language);
            Pair(html, _speech.Say("Time zone", _language), profile.TimeZone);
            Pair(html, _speech.Say("Labels", _language), string.Join(", ", profile.Row.Labels));
            foreach (var attribute in profile.Row.Attributes)
            {
                Pair(html, person.Attributes.FirstOrDefault(one => one.Id == attribute.AttributeId)?.Name ?? attribute.AttributeId, attribute.Value);
            }

            foreach (var note in profile.Notes)
            {
                Pair(html, _speech.Say($"Note of {Time(note.At)}", _language), note.Text);
            }

            html.Append("</dl>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<h2>{Said("What was said")}</h2><ul>");
        for (var number = 0; number < person.Conversations.Length; number++)
        {
            var key = person.Conversations[number];
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{ExportNames.Page(number)}\">{Text(Channel(key))}</a> <bdi>{Text(key.ExternalId)}</bdi></li>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</ul><h2>{Said("Why it is kept, and who has a part in it")}</h2><dl>");
        foreach (var basis in person.Register.Notices.Bases.Where(static one => one.Basis != LegalBasis.Unsaid))
        {
            Pair(html, Channel(basis.Platform), _speech.Say(Basis(basis.Basis), _language));
        }

        foreach (var one in person.Register.Subprocessors.Where(static one => one.RemovedAt is null))
        {
            Pair(html, one.Name, $"{one.Purpose}, {one.Place}");
        }

        html.Append(CultureInfo.InvariantCulture, $"</dl><p>{Said("You may have this corrected or erased, take it elsewhere, object to a use of it, and complain to your data-protection authority.")}</p></body></html>");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    /// <summary>A conversation: <c>conversations/1.html</c>, ….</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="summary">How it stands.</param>
    /// <param name="items">Everything of it, the oldest first.</param>
    public byte[] Conversation(ConversationKey key, ConversationSummary? summary, IReadOnlyList<ThreadItem> items)
    {
        var html = Begin("What was said");
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"../index.html\">{Said("All your data")}</a></p><h1><bdi>{Text(summary?.ContactName ?? "")}</bdi> {Text(Channel(key))}</h1><ol class=t>");
        foreach (var item in items)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><div class=m>{Text(Time(item.ProviderTime ?? item.At))} · {Said(Who(item))}</div>");
            html.Append("<div class=s>").Append(item.IsUnsent ? Said("(taken back)") : item.Content?.Text is { } text ? Text(text) : Said(Activity(item.Activity))).Append("</div>");
            foreach (var attachment in item.Content?.Attachments ?? [])
            {
                if (attachment.StoredAs is { } id)
                {
                    html.Append("<div><a href=\"../").Append(Text(ExportNames.Media(id, attachment.FileName))).Append("\"><bdi>").Append(Text(attachment.FileName ?? attachment.Kind)).Append("</bdi></a></div>");
                }
                else
                {
                    html.Append("<div class=m>").Append(Said($"A file that is not stored: {attachment.Kind}")).Append("</div>");
                }
            }

            html.Append("</li>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</ol></body></html>").ToString());
    }

    /// <summary>The note on files that had no room: <c>left-out.txt</c>.</summary>
    /// <param name="count">How many.</param>
    public byte[] LeftOut(int count) => Encoding.UTF8.GetBytes(_speech.Say(
        string.Create(CultureInfo.InvariantCulture, $"Files that had no room: {count}. This file holds 2 GB at most. Ask for them, and they are handed over another way."), _language));

    private static void Pair(StringBuilder html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            html.Append("<dt dir=auto>").Append(Text(name)).Append("</dt><dd class=s>").Append(Text(value)).Append("</dd>");
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

    private static string Activity(string? activity) => activity switch
    {
        null => "",
        "opened" => "The conversation began.",
        "reopened" => "The conversation was opened again.",
        "resolved" => "The conversation was closed.",
        "taken_over" => "A person took over.",
        "handed_over" => "A person was asked to answer.",
        "returned" => "An AI agent answers again.",
        "assigned" or "unassigned" or "team_assigned" or "team_removed" or "owner_changed" => "Somebody else became responsible.",
        "labels_added" or "labels_removed" or "priority_changed" or "snoozed" or "snooze_ended" or "pending" => "It was sorted for the team's work.",
        "blocked" => "You were blocked.",
        "unblocked" => "You were unblocked.",
        "marketing_stopped" => "You stopped marketing messages.",
        "marketing_resumed" => "You allowed marketing messages again.",
        var other => other.Replace('_', ' '),
    };

    private static string Channel(ChannelPlatform platform) => platform == ChannelPlatform.WebChat ? "Website" : platform.ToString();

    private string Channel(ConversationKey key) => _speech.Say(Channel(key.Connection.Platform), _language);

    private StringBuilder Begin(string title) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"<!doctype html><html lang=\"{_tag}\" dir=\"{(_culture.TextInfo.IsRightToLeft ? "rtl" : "ltr")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Said(title)}</title>{Style}</head><body>");

    private string Time(DateTimeOffset at) => CustomerTimes.Say(at, _culture);

    private string Said(string english) => Text(_speech.Say(english, _language));

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
