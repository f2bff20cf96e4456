using System.Diagnostics.Metrics;

namespace Chatbotics.Assistants.Models;

/// <summary>Counts calls, tokens, cost and time for the installation's metrics. No tenant and no content is in them.</summary>
internal sealed class ModelMeter : IModelMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Chatbotics.Models";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    public ModelMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _calls = meter.CreateCounter<long>("chatbotics.model.calls", "{call}", "Attempts to call a model, by outcome.");
        _tokens = meter.CreateCounter<long>("chatbotics.model.tokens", "{token}", "Tokens sent and received.");
        _cost = meter.CreateCounter<double>("chatbotics.model.cost", description: "Cost by the price table, in the currency of the tag.");
        _duration = meter.CreateHistogram<double>("chatbotics.model.duration", "s", "How long attempts took.");
    }

    /// <inheritdoc/>
    public void Record(ModelCall call)
    {
        var model = new KeyValuePair<string, object?>("model", call.Model);
        var outcome = new KeyValuePair<string, object?>("outcome", call.Failure?.ToString() ?? "ok");
        _calls.Add(1, model, outcome);
        _duration.Record(call.Duration.TotalSeconds, model, outcome);
        _tokens.Add(call.InputTokens, model, new KeyValuePair<string, object?>("direction", "input"));
        _tokens.Add(call.OutputTokens, model, new KeyValuePair<string, object?>("direction", "output"));
        _cost.Add((double)call.Cost, model, new KeyValuePair<string, object?>("currency", call.Currency));
    }
}
