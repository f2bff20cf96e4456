using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Website;

/// <summary>
/// "Sends" to a website: the message stands durably in its thread before the attempt begins, and open chats read it from
/// there, so that it is taken as soon as it can be shown. It is delivered when the visitor's chat says so.
/// </summary>
internal sealed class WebsiteSender : IChannelSender
{
    private const string Prefix = "web.";

    /// <inheritdoc/>
    public ChannelPlatform Platform => ChannelPlatform.WebChat;

    /// <inheritdoc/>
    public Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default) => Task.FromResult(Check(request.Content) is { } refusal
        ? SendOutcome.Failed(new SendError { Kind = SendErrorKind.InvalidRequest, Text = refusal })
        : SendOutcome.Accepted(Prefix + request.Tracker));

    /// <summary>Open chats see who writes for themselves.</summary>
    /// <inheritdoc/>
    public Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;

    private static string? Check(MessageContent content)
    {
        var window = MessagingWindow.For(ChannelPlatform.WebChat);
        return content switch
        {
            { Kind: not ContentKinds.Text } or { Template: not null } or { Attachments.IsDefaultOrEmpty: false } => "A website's chat takes text only. Put a link to the file into the text.",
            { Text: null or "" } => "The message is empty.",
            { Text: { } text } when window.Measure(text) > window.TextLimit => $"A message to a website's chat may have {window.TextLimit:N0} characters.",
            _ => null,
        };
    }
}
