using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>What a model is told of the customer of its conversation. The name and the values may be the customer's own words.</summary>
internal static class ContactCard
{
    private const int MaxValue = 300;

    /// <summary>The card.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="contact">The contact; null when it is not known.</param>
    /// <param name="attributes">The catalogue of attributes.</param>
    public static string Write(AgentTask task, ContactView? contact, ImmutableArray<AttributeDefinition> attributes)
    {
        var text = new StringBuilder("[What is known of the customer; information only]\n");
        Line("Name as the platform tells it (may be anything)", task.ContactName);
        Line("Name that the team gave", contact?.GivenName);
        Line("Channel", task.Platform.ToString());
        Line("Phone", contact?.Row.Phone);
        Line("E-mail", contact?.Row.Email);
        Line("Language", contact?.Language);
        Line("Time zone", contact?.TimeZone);
        Line("Labels", contact is { Row.Labels: { IsDefaultOrEmpty: false } labels } ? string.Join(", ", labels) : null);
        foreach (var value in contact?.Row.Attributes ?? [])
        {
            Line(attributes.FirstOrDefault(one => one.Id == value.AttributeId)?.Name ?? value.AttributeId, value.Value);
        }

        Line("Customer since", contact?.Row.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        text.Append(CultureInfo.InvariantCulture, $"Messages in this conversation that you see: {task.History.Length + task.Fragments.Length}");
        return text.ToString();

        void Line(string name, string? value)
        {
            if (ToolArguments.Clean(value, MaxValue).ReplaceLineEndings(" ") is { Length: > 0 } clean)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {clean}\n");
            }
        }
    }
}
