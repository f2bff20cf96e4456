using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Html;

/// <summary>A web page: what it says, and what it says to crawlers.</summary>
internal sealed record HtmlPage
{
    /// <summary>What it says.</summary>
    public required DocumentContent Content { get; init; }

    /// <summary>The address that it names as its own; null when it names none.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>It asks not to be found by search.</summary>
    public bool NoIndex { get; init; }

    /// <summary>It asks that its links are not followed.</summary>
    public bool NoFollow { get; init; }

    /// <summary>Where its links lead, absolute, without fragments, each once.</summary>
    public ImmutableArray<Uri> Links { get; init; } = [];
}
