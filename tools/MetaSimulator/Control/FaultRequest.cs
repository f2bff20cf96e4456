using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Graph;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>A fault to put in force.</summary>
internal sealed record FaultRequest
{
    public required FaultKind Kind { get; init; }

    /// <summary>The error's code, for the kinds that answer or report one.</summary>
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    /// <summary>The error's HTTP status, where the known one is not wanted.</summary>
    public int? Status { get; init; }

    public string? Language { get; init; }

    public int DelayMs { get; init; }

    /// <summary>send, action, media, other or any.</summary>
    public CallKind Calls { get; init; } = CallKind.Send;

    public string? Asset { get; init; }

    public string? Recipient { get; init; }

    public int Skip { get; init; }

    public int? Times { get; init; }

    public Fault ToFault() => new()
    {
        Kind = Kind,
        Error = Error(),
        Delay = TimeSpan.FromMilliseconds(DelayMs),
        Calls = Calls,
        AssetId = Asset,
        Recipient = Recipient,
        Skip = Skip,
        Times = Times,
        Language = Language,
    };

    private GraphError? Error()
    {
        if (Code is not { } code)
        {
            return Kind switch
            {
                FaultKind.Error => throw new FormatException("A fault of the kind error needs a code."),
                FaultKind.FailedStatus => GraphErrors.Find(131026),
                FaultKind.ErrorAfterAcceptance => GraphErrors.Find(1, 1357046),
                _ => null,
            };
        }

        var error = GraphErrors.Find(code, Subcode);
        return Status is { } status ? error with { Status = status } : error;
    }
}
