using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Makes of what was written the messages that a platform takes: one file in each, words with a file where it shows them.</summary>
internal static class Composing
{
    /// <summary>WhatsApp's limit for the words under a picture.</summary>
    private const int Caption = 1_024;

    /// <summary>The messages, in the order to send them.</summary>
    /// <param name="message">What was written.</param>
    /// <param name="files">The files, looked up.</param>
    /// <param name="composer">What the channel allows.</param>
    public static ImmutableArray<ComposedPart> Parts(ComposerMessage message, IReadOnlyList<Attachment> files, ComposerState? composer)
    {
        var parts = ImmutableArray.CreateBuilder<ComposedPart>();
        var text = message.Text.Trim();
        var options = message.Options
            .Select(static title => title.Trim())
            .Where(static title => title.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(static title => new ReplyOption(title, title))
            .ToImmutableArray();
        var isCaption = files.Count > 0 && text.Length is > 0 and <= Caption && options.IsEmpty
            && composer?.Files.FirstOrDefault(limit => limit.Kind == files[0].Kind) is { TakesText: true };
        if (text.Length > 0 && !isCaption)
        {
            parts.Add(new ComposedPart(message.Id, MessageContent.FromText(text) with { Options = options }));
        }

        for (var i = 0; i < files.Count; i++)
        {
            parts.Add(new ComposedPart(
                i == 0 && isCaption ? message.Id : $"{message.Id}-{i}",
                new MessageContent { Kind = files[i].Kind, Attachments = [files[i]], Text = i == 0 && isCaption ? text : null }));
        }

        return parts.DrainToImmutable();
    }
}
