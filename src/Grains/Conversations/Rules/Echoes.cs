using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// Messages of the business that come back to us: our own, which settle an unknown send, and those that a person wrote in
/// the platform's own app, which take the conversation over.
/// </summary>
internal static class Echoes
{
    /// <summary>How far a platform's clock may be from ours, when an echo is recognised by its content.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>The app ids under which Meta's own inboxes send: the Page inbox (PROTOCOLS B) and Instagram's web app.</summary>
    private static readonly string[] NativeApps = ["26390203743090", "936619743392459"];

    /// <summary>Under which hash the provider's id of a message of ours is remembered.</summary>
    /// <param name="messageId">The provider's id.</param>
    public static ulong OwnHash(string messageId) => DedupeWindow.HashOf("own:" + messageId);

    /// <summary>Takes an echo in.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="echo">The echo.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static void Take(Decision decision, EchoReceived echo, ulong hash)
    {
        if (IsOwn(decision, echo))
        {
            return;
        }

        var isNative = echo.AppId is null || NativeApps.Contains(echo.AppId, StringComparer.Ordinal);
        decision.Raise(new EchoIn
        {
            Hash = hash,
            Time = echo.ProviderTime,
            Id = echo.MessageId,
            Content = echo.Content,
            AppId = echo.AppId,
            By = isNative ? Author.NativeApp : new Author(AuthorKind.OtherApp, echo.AppId),
        });
        if (isNative)
        {
            TakeOver(decision);
        }
    }

    /// <summary>Whether an echo is a message of ours; settles its send if that is still open.</summary>
    private static bool IsOwn(Decision decision, EchoReceived echo)
    {
        var state = decision.State;
        if (echo.MessageId is { } id && (state.Seen.Contains(OwnHash(id)) || (state.IndexOf(id) is var at and >= 0 && state.Messages[at].IsOurs)))
        {
            return true;
        }

        if (echo.Metadata is { } tracker && Outbox.FindByTracker(state, tracker) is { } tracked)
        {
            Settle(decision, tracked, echo, Evidence.Echo);
            return true;
        }

        if (Outbox.IsTracker(echo.Metadata))
        {
            return true;
        }

        if (echo.Metadata is null && FindByContent(decision, echo) is { } same)
        {
            Settle(decision, same, echo, Evidence.Content);
            return true;
        }

        return false;
    }

    private static void Settle(Decision decision, Message message, EchoReceived echo, Evidence by)
    {
        if (message.IsOpen || message.Delivery == DeliveryState.Failed)
        {
            decision.Raise(new SendReconciled { Message = message.Position, Id = echo.MessageId, By = by });
        }
    }

    /// <summary>
    /// The one open send that an echo without a handle can be: the same content, not before the attempt, not long after
    /// it. With two candidates it is neither: better shown twice than taken for sent when it wasn't.
    /// </summary>
    private static Message? FindByContent(Decision decision, EchoReceived echo)
    {
        Message? found = null;
        var time = echo.ProviderTime ?? decision.Now;
        foreach (var message in decision.State.Messages)
        {
            if (message is { Delivery: DeliveryState.Attempting or DeliveryState.Unknown, Sending: { } sending }
                && time >= sending.AttemptAt - (long)ClockSkew.TotalMilliseconds
                && time <= sending.AttemptAt + (long)(decision.Context.Options.UnknownPeriod + ClockSkew).TotalMilliseconds
                && IsSame(message.Content, echo.Content))
            {
                if (found is not null)
                {
                    return null;
                }

                found = message;
            }
        }

        return found;
    }

    private static bool IsSame(MessageContent? ours, MessageContent theirs)
    {
        if (ours is null || !string.Equals(Normal(ours.Text), Normal(theirs.Text), StringComparison.Ordinal))
        {
            return false;
        }

        var (mine, other) = (ours.Attachments.IsDefault ? 0 : ours.Attachments.Length, theirs.Attachments.IsDefault ? 0 : theirs.Attachments.Length);
        return mine == other && (mine > 0 || Normal(ours.Text).Length > 0)
            && (mine == 0 || ours.Attachments.Zip(theirs.Attachments).All(pair => KindOf(pair.First) == KindOf(pair.Second)));
    }

    private static string Normal(string? text) => text is null ? string.Empty : text.ReplaceLineEndings("\n").Trim();

    private static string KindOf(Attachment attachment) => attachment.Kind is "document" ? "file" : attachment.Kind;

    private static void TakeOver(Decision decision)
    {
        if (decision.State.Status == ConversationStatus.Resolved)
        {
            decision.Raise(new StatusChanged { Status = ConversationStatus.Open, By = Author.NativeApp });
        }

        if (decision.State.Owner.Kind != OwnerKind.Person)
        {
            var owner = new Owner(OwnerKind.Person, Ownership.NativeId, NameOf(decision.Context.Platform));
            Ownership.Change(decision, owner, OwnerCause.NativeReply, Author.NativeApp);
        }
    }

    private static string NameOf(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => "WhatsApp Business app",
        ChannelPlatform.Messenger => "Page inbox",
        ChannelPlatform.Instagram => "Instagram app",
        _ => "Native app",
    };
}
