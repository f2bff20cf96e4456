using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Assistants.Responder;

/// <summary>What of a turn's fragments the responder can read.</summary>
/// <param name="Texts">The texts, oldest first.</param>
/// <param name="Media">What it can't read, in words ("a picture"); null when there is nothing of the kind.</param>
internal sealed record Heard(ImmutableArray<string> Texts, string? Media)
{
    /// <summary>Sorts fragments.</summary>
    /// <param name="fragments">The customer's fragments.</param>
    public static Heard From(ImmutableArray<TurnMessage> fragments)
    {
        var media = fragments.Select(fragment => Describe(fragment.Kind)).OfType<string>().FirstOrDefault();
        return new Heard([.. fragments.Where(IsReadable).Select(fragment => fragment.Text)], media);
    }

    private static bool IsReadable(TurnMessage fragment) =>
        !string.IsNullOrWhiteSpace(fragment.Text) && (IsText(fragment.Kind) || HasCaption(fragment.Kind));

    private static bool IsText(string kind) =>
        kind is ContentKinds.Text or "button" or "quick_reply" or "postback" || kind.StartsWith("interactive", StringComparison.Ordinal);

    private static bool HasCaption(string kind) =>
        kind is ContentKinds.Image or ContentKinds.Video or ContentKinds.Document or "file" or "story_mention" or "ig_reel" or "share";

    private static string? Describe(string kind) => kind switch
    {
        _ when IsText(kind) => null,
        ContentKinds.Sticker or "like_heart" => null,
        ContentKinds.Image => "a picture",
        ContentKinds.Audio or "voice" => "a voice message",
        ContentKinds.Video => "a video",
        ContentKinds.Document or "file" => "a file",
        ContentKinds.Location => "a place on the map",
        "contacts" => "a contact card",
        "order" => "an order",
        _ => "a message of another kind",
    };
}
