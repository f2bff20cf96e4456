using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>The whole of what an erasure takes.</summary>
/// <param name="Tenant">The workspace.</param>
/// <param name="Kind">What goes.</param>
/// <param name="Subjects">Keys or ids as the kind says.</param>
/// <param name="Cause">Why.</param>
/// <param name="Before">For parts of conversations: only what is older, milliseconds since 1970.</param>
public sealed record ErasureScope(
    string Tenant, ErasureKind Kind, ImmutableArray<string> Subjects, ErasureCause Cause = ErasureCause.Team, long Before = long.MaxValue)
{
    /// <summary>Whether only parts of conversations go, by their age.</summary>
    public bool IsOfParts => Kind is ErasureKind.Media or ErasureKind.Traces;
}
