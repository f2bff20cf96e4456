using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Agents;

/// <summary>What the tools of one turn did.</summary>
/// <param name="task">The turn: whose identity every call acts under.</param>
/// <param name="offer">What the agent may do.</param>
/// <param name="found">The passages that the model was given.</param>
/// <param name="mask">Hides personal data.</param>
internal sealed class ToolSession(AgentTask task, ToolOffer offer, ImmutableArray<FoundPassage> found, PersonalDataMask mask)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    /// <summary>The turn.</summary>
    public AgentTask Task { get; } = task;

    /// <summary>What the agent may do.</summary>
    public ToolOffer Offer { get; } = offer;

    /// <summary>Hides personal data.</summary>
    public PersonalDataMask Mask { get; } = mask;

    /// <summary>The passages that the model has seen, in the order of their numbers.</summary>
    public List<FoundPassage> Passages { get; } = [.. found];

    /// <summary>What the business's own addresses gave: links in it may be passed on. What customers say of themselves is not among it.</summary>
    public List<string> Results { get; } = [];

    /// <summary>The secrets that went out with calls; none may be in an answer.</summary>
    public HashSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>How many calls there were, refused ones included.</summary>
    public int Calls { get; set; }

    /// <summary>Whether a call gave something that an answer can rest on.</summary>
    public bool HasResult { get; set; }

    /// <summary>Why a tool gives the conversation to people; null while none does.</summary>
    public string? HandOver { get; set; }

    /// <summary>What else the turn changes.</summary>
    public ImmutableArray<TurnEffect> Effects { get; private set; } = [];

    /// <summary>Adds a change, unless there are very many.</summary>
    /// <param name="effect">The change.</param>
    public void Add(TurnEffect effect)
    {
        if (Effects.Length < 10 && !Effects.Contains(effect))
        {
            Effects = Effects.Add(effect);
        }
    }

    /// <summary>The place of the next call of a tool among the turn's calls of it.</summary>
    /// <param name="tool">The tool.</param>
    public int Next(string tool)
    {
        var ordinal = _ordinals.GetValueOrDefault(tool);
        _ordinals[tool] = ordinal + 1;
        return ordinal;
    }

    /// <summary>The texts whose links an answer may hold.</summary>
    /// <param name="task">The turn.</param>
    public IReadOnlyCollection<string> Allowed(AgentTask task) =>
    [
        task.Definition.Instructions,
        .. Passages.Select(passage => passage.Hit.Passage.Text),
        .. Passages.Select(passage => passage.Hit.Document.Address).OfType<string>(),
        .. Results,
    ];
}
