using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What a message's parts are called on the page.</summary>
internal static class Content
{
    /// <summary>A file or shared item.</summary>
    /// <param name="Icon">Its sign.</param>
    /// <param name="Title">Its name, or its kind in words.</param>
    /// <param name="Note">Its size and type; null when nothing is known.</param>
    public sealed record Part(string Icon, string Title, string? Note);

    /// <summary>A message in one line, for quotes.</summary>
    /// <param name="content">The message; null when it was taken back.</param>
    public static string Line(MessageContent? content) => content switch
    {
        null => Texts.Thread["A message that was taken back"],
        { Kind: ContentKinds.Erased } => Texts.Thread["A message that was erased"],
        { Text: { Length: > 0 } text } => text,
        { Attachments: { IsDefaultOrEmpty: false } attachments } => Describe(attachments[0]).Title,
        { Location: not null } => Texts.Thread["A place"],
        _ => content.Kind,
    };

    /// <summary>One file or shared item.</summary>
    /// <param name="attachment">The attachment.</param>
    public static Part Describe(Attachment attachment)
    {
        var (icon, kind) = attachment.Kind switch
        {
            "image" => ("image", Texts.Thread["Picture"]),
            "audio" when attachment.IsVoice => ("mic", Texts.Thread["Voice message"]),
            "audio" => ("mic", Texts.Thread["Sound"]),
            "video" or "animated_image" => ("film", Texts.Thread["Video"]),
            "sticker" => ("sticker", Texts.Thread["Sticker"]),
            "document" or "file" => ("file", Texts.Thread["File"]),
            "location" => ("pin", Texts.Thread["Place"]),
            "share" or "fallback" or "post" or "ig_post" => ("link", Texts.Thread["Shared post"]),
            "reel" or "ig_reel" => ("film", Texts.Thread["Shared reel"]),
            "story_mention" => ("instagram", Texts.Thread["Mentioned you in a story"]),
            "story" or "ig_story" => ("instagram", Texts.Thread["Story"]),
            "contacts" or "contact" => ("contacts", Texts.Thread["Contact card"]),
            var other => ("unknown", Texts.Thread["Attachment of the kind “{0}”", other]),
        };
        var title = attachment.FileName is { Length: > 0 } file ? Look.Plain(file) : attachment.Title is { Length: > 0 } shared ? Look.Plain(shared) : kind;
        var facts = new[]
        {
            ReferenceEquals(title, kind) ? null : kind,
            attachment.Size is { } size ? Look.Size(size) : null,
            attachment.MimeType is { } type ? type.Split(';')[0].Split('/')[^1].ToUpperInvariant() : null,
        }.OfType<string>().ToList();
        return new Part(icon, title, facts.Count == 0 ? null : string.Join(", ", facts));
    }
}
