using System.Collections.Frozen;
using System.Globalization;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Messenger;

/// <summary>
/// The error codes that Messenger and Instagram share, and what they mean (PROTOCOLS C, error map). The subcode decides
/// where there is one: the same subcode comes with different codes.
/// </summary>
internal sealed class PageErrors
{
    private readonly string _platform;
    private readonly SendErrorRule _token;
    private readonly SendErrorRule _permission;
    private readonly SendErrorRule _temporary;
    private readonly SendErrorRule _throttled;
    private readonly SendErrorRule _request;
    private readonly FrozenDictionary<int, SendErrorRule> _bySubcode;

    private PageErrors(string platform)
    {
        _platform = platform;
        _token = new(
            SendErrorKind.TokenInvalid,
            $"Not sent. {platform} no longer accepts this channel's access.",
            $"Reconnect the {platform} channel.");
        _permission = new(
            SendErrorKind.PermissionMissing,
            $"Not sent. This channel lacks a permission at {platform}.",
            $"Reconnect the {platform} channel and grant every permission that it asks for.");
        _temporary = new(
            SendErrorKind.Temporary,
            $"Not sent yet. {platform} has a problem of its own. We try again by ourselves.");
        _throttled = new(
            SendErrorKind.Throttled,
            $"Not sent yet. {platform} lets this channel send only so fast. We try again by ourselves.");
        _request = new(
            SendErrorKind.InvalidRequest,
            $"Not sent. {platform} doesn't take a message of this form. Change it and send it again.");
        var window = new SendErrorRule(
            SendErrorKind.OutsideWindow,
            $"Not sent. {platform} lets you answer only for some time after the customer's last message. You can write when they write again.");
        var unavailable = new SendErrorRule(
            SendErrorKind.RecipientUnavailable,
            $"Not sent. {platform} doesn't deliver to this person: they may have blocked you or left.");
        var unknownPerson = new SendErrorRule(
            SendErrorKind.RecipientUnavailable,
            $"Not sent. {platform} doesn't know this person on this channel.");
        Blocked = new(
            SendErrorKind.AccountBlocked,
            $"Not sent. {platform} has restricted this account.",
            $"See in the account's support inbox what {platform} asks for.");
        _bySubcode = new Dictionary<int, SendErrorRule>
        {
            [2018278] = window,
            [2018065] = window,
            [2534022] = window,
            [1545041] = unavailable,
            [2018108] = unavailable,
            [2018001] = unknownPerson,
            [2534014] = unknownPerson,
            [2018047] = new(
                SendErrorKind.MediaRejected,
                $"Not sent. {platform} couldn't take the file: its content isn't what its type says. Attach it again in another format."),
            [2534041] = new(
                SendErrorKind.PermissionMissing,
                "Not sent. The Instagram account has switched off access to its messages.",
                "Switch on \"Allow access to messages\" in the Instagram app's settings, under message controls."),
            [2534040] = _throttled,
            [2534029] = Blocked,
            [1893063] = Blocked,
        }.ToFrozenDictionary();
    }

    /// <summary>Messenger's table.</summary>
    public static PageErrors Messenger { get; } = new("Messenger");

    /// <summary>Instagram's table.</summary>
    public static PageErrors Instagram { get; } = new("Instagram");

    private SendErrorRule Blocked { get; }

    /// <summary>The row for an error.</summary>
    /// <param name="error">The error.</param>
    public SendErrorRule Find(GraphError error)
    {
        if (_bySubcode.TryGetValue(error.Subcode, out var rule))
        {
            return rule;
        }

        return error.Code switch
        {
            190 or 102 => _token,
            3 or 10 or (>= 200 and <= 299) => _permission,
            551 => _bySubcode[1545041],
            4 or 17 or 32 or 613 or 80001 or 80002 or 80006 => _throttled,
            368 => Blocked,

            // Unless the platform says that trying again won't help.
            1 or 2 or 1200 when error.IsTransient != false => _temporary,
            100 => error.IsTransient == true ? _temporary : _request,
            _ when error.IsTransient == true => _temporary,
            _ => _request with
            {
                Text = string.Create(CultureInfo.InvariantCulture, $"Not sent. {_platform} refused the message and gives only its code, {error.Code}."),
            },
        };
    }
}
