using Chatbotics.MetaSimulator.Graph;

namespace Chatbotics.MetaSimulator.Faults;

/// <summary>One thing that goes wrong, for whom, and how often. Add it with <see cref="FaultPlan.Add"/>.</summary>
public sealed record Fault
{
    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The error, for the kinds that answer or report one.</summary>
    public GraphError? Error { get; init; }

    /// <summary>How long <see cref="FaultKind.Slow"/> takes, on the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The calls it is for; sends unless said otherwise.</summary>
    public CallKind Calls { get; init; } = CallKind.Send;

    /// <summary>Only calls for this asset; null for all.</summary>
    public string? AssetId { get; init; }

    /// <summary>Only messages to this contact; null for all.</summary>
    public string? Recipient { get; init; }

    /// <summary>How many fitting calls pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it strikes; null until it is removed.</summary>
    public int? Times { get; init; }

    /// <summary>The language of the error's message, such as <c>pt</c>; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>An error, nothing sent.</summary>
    public static Fault Answer(int code, int? subcode = null) => Answer(GraphErrors.Find(code, subcode));

    /// <inheritdoc cref="Answer(int, int?)"/>
    public static Fault Answer(GraphError error) => new() { Kind = FaultKind.Error, Error = error };

    /// <summary>Sent, but an error is answered; 1/1357046 unless another is given.</summary>
    public static Fault AnswerAfterAcceptance(GraphError? error = null) =>
        new() { Kind = FaultKind.ErrorAfterAcceptance, Error = error ?? GraphErrors.Find(1, 1357046) };

    /// <summary>Sent, but the answer is lost.</summary>
    public static Fault LostResponse() => new() { Kind = FaultKind.LostResponse };

    /// <summary>The connection is cut, nothing sent.</summary>
    public static Fault Reset() => new() { Kind = FaultKind.Reset };

    /// <summary>A late answer.</summary>
    public static Fault Slow(TimeSpan delay) => new() { Kind = FaultKind.Slow, Delay = delay };

    /// <summary>No answer.</summary>
    public static Fault Hang() => new() { Kind = FaultKind.Hang };

    /// <summary>Accepted, later reported as failed.</summary>
    public static Fault FailedStatus(int code) => new() { Kind = FaultKind.FailedStatus, Error = GraphErrors.Find(code) };

    /// <summary>A web server's 502 page.</summary>
    public static Fault Html() => new() { Kind = FaultKind.Html };

    /// <summary>Sent without any receipt or echo.</summary>
    public static Fault NoReceipts() => new() { Kind = FaultKind.NoReceipts };

    /// <summary>The same, only for this asset.</summary>
    public Fault For(string assetId) => this with { AssetId = assetId };

    /// <summary>The same, only for messages to this contact.</summary>
    public Fault To(string recipient) => this with { Recipient = recipient };

    /// <summary>The same, for the next fitting calls only.</summary>
    public Fault Next(int times) => this with { Times = times };

    /// <summary>The same, after some fitting calls have passed.</summary>
    public Fault After(int calls) => this with { Skip = calls };

    /// <summary>The same, for other calls.</summary>
    public Fault On(CallKind calls) => this with { Calls = calls };
}
