using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>The whole of what an erasure takes.</summary>
/// <param name="Tenant">The workspace.</param>
/// <param name="Kind">What goes.</param>
/// <param name="Subjects">Keys or ids as the kind says.</param>
/// <param name="Cause">Why.</param>
public sealed record ErasureScope(string Tenant, ErasureKind Kind, ImmutableArray<string> Subjects, ErasureCause Cause = ErasureCause.Team);
