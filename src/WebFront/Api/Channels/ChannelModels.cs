using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Channel connections as programs see them: never their tokens.</summary>
internal static class ChannelModels
{
    /// <summary>A connection.</summary>
    internal sealed record Channel(
        string Id,
        string Platform,
        string AssetId,
        string Name,
        string? Handle,
        bool IsSending,
        string? Problem,
        string? WhatToDo,
        DateTimeOffset? TokenSetAt,
        DateTimeOffset? TokenExpiresAt,
        DateTimeOffset? DisconnectedAt);

    /// <summary>The agent that goes first on a channel, and the team that gets what waits for a person; null for none.</summary>
    internal sealed record Routing(string? AgentId, string? TeamId);

    /// <summary>What to change of them: left out stays, empty takes it away.</summary>
    internal sealed record RoutingBody(string? AgentId, string? TeamId);

    /// <summary>A new name.</summary>
    internal sealed record ChannelBody(string? Name);

    /// <summary>A WhatsApp number with a token of its own.</summary>
    internal sealed record ConnectBody(string? Token, string? PhoneNumberId, string? BusinessAccountId, string? Pin);

    /// <summary>An examination by the connection doctor.</summary>
    internal sealed record Checkup(DateTimeOffset At, ImmutableArray<CheckupFinding> Findings);

    /// <summary>A finding: what was looked at, how it is, and what would mend it.</summary>
    internal sealed record CheckupFinding(string Code, string State, string Title, string? Detail, string? Fact, string? Remedy, string? Link);

    /// <summary>The remedy of a finding that is to be applied.</summary>
    internal sealed record RemedyBody(string? Remedy);

    /// <summary>Where a test message goes.</summary>
    internal sealed record TestBody(string? To);

    /// <summary>What came of a remedy or a test.</summary>
    internal sealed record RemedyOutcome(bool IsDone, string Detail);

    /// <summary>A WhatsApp template.</summary>
    internal sealed record Template(
        string Name, string Language, string Category, string Status, string? HeaderFormat, string? Header, string Body, string? Footer, ImmutableArray<TemplateButtonModel> Buttons);

    /// <summary>A button of a template.</summary>
    internal sealed record TemplateButtonModel(string Type, string Text, string? Url);

    /// <summary>The templates of a channel, and when they were read from the platform.</summary>
    internal sealed record Templates(ImmutableArray<Template> Items, DateTimeOffset? ReadAt, string? Problem);
}
