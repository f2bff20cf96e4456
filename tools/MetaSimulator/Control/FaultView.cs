using Chatbotics.MetaSimulator.Faults;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>A fault in force as the control API shows it.</summary>
internal sealed record FaultView(long Id, FaultKind Kind, int? Code, int? Subcode, string? Asset, string? Recipient, int? Times, int Hits)
{
    public static FaultView Of(PlannedFault fault) => new(
        fault.Id,
        fault.Fault.Kind,
        fault.Fault.Error?.Code,
        fault.Fault.Error?.Subcode,
        fault.Fault.AssetId,
        fault.Fault.Recipient,
        fault.Fault.Times,
        fault.Hits);
}
