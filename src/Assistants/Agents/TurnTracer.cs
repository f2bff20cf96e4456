using System.Collections.Immutable;
using Chatbotics.Assistants.Models;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Agents;

/// <summary>Collects the evidence of one turn.</summary>
/// <param name="agent">The agent's name.</param>
/// <param name="agentId">Its id; null for none.</param>
/// <param name="version">Its version.</param>
/// <param name="time">The clock.</param>
internal sealed class TurnTracer(string agent, string? agentId, long version, TimeProvider time)
{
    private const int MaxDetail = 600;
    private const int MaxSteps = 60;

    private readonly long _begin = time.GetTimestamp();
    private readonly ImmutableArray<TraceStep>.Builder _steps = ImmutableArray.CreateBuilder<TraceStep>();
    private string? _model;
    private string? _currency;

    /// <summary>What was weighed, best first.</summary>
    public ImmutableArray<TracePassage> Passages { get; set; } = [];

    /// <summary>Tokens so far, in and out.</summary>
    public long Tokens => InputTokens + OutputTokens;

    private long InputTokens { get; set; }

    private long OutputTokens { get; set; }

    private decimal Cost { get; set; }

    /// <summary>How far the turn is.</summary>
    public TimeSpan Now => time.GetElapsedTime(_begin);

    /// <summary>Notes a step that ends now.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="title">In a few words.</param>
    /// <param name="detail">What came of it.</param>
    /// <param name="from">When it began; null for now.</param>
    /// <param name="isRefused">Whether it failed or was refused.</param>
    /// <param name="tool">The tool's id.</param>
    public void Step(TraceStepKind kind, string title, string? detail = null, TimeSpan? from = null, bool isRefused = false, string? tool = null)
    {
        if (_steps.Count >= MaxSteps)
        {
            return;
        }

        var (now, at) = (Now, from ?? Now);
        _steps.Add(new TraceStep
        {
            Kind = kind,
            Title = title,
            Detail = detail is null || detail.Length <= MaxDetail ? detail : string.Concat(detail.AsSpan(0, MaxDetail - 1), "…"),
            At = at,
            Took = now - at,
            IsRefused = isRefused,
            Tool = tool,
        });
    }

    /// <summary>Notes what a model call cost.</summary>
    /// <param name="call">The call; null when nobody measured it.</param>
    public void Paid(ModelCall? call)
    {
        if (call is null)
        {
            return;
        }

        _model = call.Model;
        InputTokens += call.InputTokens;
        OutputTokens += call.OutputTokens;
        Cost += call.Cost;
        _currency = call.Cost > 0 ? call.Currency : _currency;
    }

    /// <summary>The trace.</summary>
    /// <param name="decision">Which rule of hand-over fitted; null for none.</param>
    public TurnTrace Build(string? decision) => new()
    {
        Agent = agent,
        AgentId = agentId,
        Version = version,
        Passages = Passages,
        Steps = _steps.ToImmutable(),
        Model = _model,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        Cost = Cost,
        Currency = _currency,
        Decision = decision,
        Duration = Now,
    };
}
