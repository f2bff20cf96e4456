using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>What a workspace's definition must be like. Pure, so that a form or a file reader can ask before a grain does.</summary>
public static class WorkspaceDefinitionRules
{
    /// <summary>The longest name of a workspace, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>Every error; empty when the definition is good.</returns>
    public static ImmutableArray<DefinitionError> Check(WorkspaceDefinition definition)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        if (!DefinitionText.IsName(definition.Name, MaxNameLength))
        {
            errors.Add(new("name", $"Give the workspace a name of 1 to {MaxNameLength} characters on one line."));
        }

        if (definition.TimeZone is { } zone && (zone.Length > 100 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            errors.Add(new("timeZone", "Choose a time zone from the list, such as Europe/Berlin."));
        }

        if (definition.Language is { } language && !IsLanguage(language))
        {
            errors.Add(new("language", "Choose a language from the list, such as en or de."));
        }

        if (definition.Responder is { } responder)
        {
            ResponderDefinitionRules.Check(responder, "responder.", errors);
        }

        return errors.DrainToImmutable();
    }

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length is >= 2 and <= 35 && CultureInfo.GetCultureInfo(tag).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
