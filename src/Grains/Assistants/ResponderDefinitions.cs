using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Assistants;

/// <summary>Compares agents by what they say; a record's own equality compares their lists by reference.</summary>
internal static class ResponderDefinitions
{
    /// <summary>Whether two definitions are the same in every part.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    public static bool AreSame(ResponderDefinition? first, ResponderDefinition? second)
    {
        if (first is null || second is null)
        {
            return ReferenceEquals(first, second);
        }

        return first.Answers.AsSpan().SequenceEqual(second.Answers.AsSpan())
               && first with { Answers = [] } == second with { Answers = [] };
    }
}
