using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>A channel as its pages show it.</summary>
/// <param name="Status">The connection.</param>
/// <param name="Examination">Its last examination; null before the first.</param>
internal sealed record ChannelCard(ConnectionStatus Status, Examination? Examination)
{
    /// <summary>How it is.</summary>
    public ChannelHealth Health => this switch
    {
        { Status.DisconnectedAt: not null } => ChannelHealth.Off,
        { Status.PausedBy: not null } => ChannelHealth.ToFix,
        { Status.TokenReference: null } => ChannelHealth.Off,
        { Examination: null } => ChannelHealth.Unknown,
        { Examination: var seen } when seen.Count(FindingState.Bad) > 0 => ChannelHealth.ToFix,
        { Examination: var seen } when seen.Count(FindingState.Warn) > 0 => ChannelHealth.ToKnow,
        _ => ChannelHealth.Good,
    };

    /// <summary>The worst thing about it, in a sentence; null when nothing is wrong.</summary>
    public string? Worst => Sentences.Say(Status.PausedBy is { } pause
        ? pause.OwnerAction ?? pause.Text
        : Examination?.Findings.FirstOrDefault(static finding => finding.State is FindingState.Bad or FindingState.Warn)?.Title);
}
