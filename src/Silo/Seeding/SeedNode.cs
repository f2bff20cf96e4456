using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Chatbotics.Silo.Seeding;

/// <summary>A place in a seed file. What it reads is checked for its type; what is wrong is noted with the place's path.</summary>
/// <param name="element">The JSON there.</param>
/// <param name="path">Its JSON path.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class SeedNode(JsonElement element, string path, ImmutableArray<SeedError>.Builder errors)
{
    /// <summary>The place's JSON path.</summary>
    public string Path => path;

    /// <summary>Whether it is an object with no other members than these; notes what is wrong.</summary>
    /// <param name="members">The known names.</param>
    public bool IsObjectOf(params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong("Write an object here: { … }.");
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!members.Contains(property.Name))
            {
                // A name is not a value: it may be shown, but no longer than a name is.
                var name = property.Name.Length <= 40 ? property.Name : property.Name[..40] + "…";
                Wrong($"Remove \"{name}\": it isn't known here. Known are {string.Join(", ", members!)}.");
            }
        }

        return true;
    }

    /// <summary>The items of a list member; empty when it is missing.</summary>
    /// <param name="name">The member.</param>
    /// <param name="limit">The most items.</param>
    public ImmutableArray<SeedNode> List(string name, int limit)
    {
        if (Member(name) is not { } member)
        {
            return [];
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            WrongAt(name, "Write a list here: [ … ].");
            return [];
        }

        if (member.GetArrayLength() > limit)
        {
            WrongAt(name, string.Create(CultureInfo.InvariantCulture, $"Give at most {limit:N0} entries."));
            return [];
        }

        return [.. member.EnumerateArray().Select((item, i) => new SeedNode(item, $"{path}.{name}[{i}]", errors))];
    }

    /// <summary>The texts of a list member; empty when it is missing or wrong.</summary>
    /// <param name="name">The member.</param>
    /// <param name="limit">The most items.</param>
    public ImmutableArray<string> Texts(string name, int limit) => [.. List(name, limit).Select(static item => item.Text()).OfType<string>()];

    /// <summary>An object member, or null when it is missing.</summary>
    /// <param name="name">The member.</param>
    public SeedNode? Object(string name) => Member(name) is { } member ? new SeedNode(member, $"{path}.{name}", errors) : null;

    /// <summary>A text member, or null when it is missing.</summary>
    /// <param name="name">The member.</param>
    public string? Text(string name) => Member(name) is { } member ? new SeedNode(member, $"{path}.{name}", errors).Text() : null;

    /// <summary>A text member that must be there; notes when it isn't.</summary>
    /// <param name="name">The member.</param>
    public string? RequiredText(string name)
    {
        if (Member(name) is null)
        {
            WrongAt(name, "Add it: it is required.");
            return null;
        }

        return Text(name);
    }

    /// <summary>A whole number, or null when it is missing or wrong.</summary>
    /// <param name="name">The member.</param>
    public int? Integer(string name)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var value))
        {
            return value;
        }

        WrongAt(name, "Write a whole number.");
        return null;
    }

    /// <summary>A truth value; false when it is missing or wrong.</summary>
    /// <param name="name">The member.</param>
    public bool Flag(string name)
    {
        if (Member(name) is not { } member)
        {
            return false;
        }

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.GetBoolean();
        }

        WrongAt(name, "Write true or false.");
        return false;
    }

    /// <summary>Notes that something about this place is wrong.</summary>
    /// <param name="message">What to do.</param>
    public void Wrong(string message) => errors.Add(new SeedError(path, message));

    /// <summary>Notes that something about a member is wrong.</summary>
    /// <param name="member">The member, or a path from here to it.</param>
    /// <param name="message">What to do.</param>
    public void WrongAt(string member, string message) => errors.Add(new SeedError($"{path}.{member}", message));

    private string? Text()
    {
        try
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                return element.GetString();
            }

            Wrong("Write a text in quotation marks.");
        }
        catch (InvalidOperationException)
        {
            Wrong("Write complete characters: this text has half of a surrogate pair.");
        }

        return null;
    }

    private JsonElement? Member(string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
