using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Hosting;

/// <summary>Checks the options at the start and says in one sentence for each which key is wrong and what it may be.</summary>
internal sealed class StoreOptionsValidation : IValidateOptions<StoreOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        var findings = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            findings.Add($"{StoreOptions.Section}:{nameof(StoreOptions.Folder)} must name the data folder.");
        }

        if (!Enum.IsDefined(options.IntegrityCheck))
        {
            findings.Add($"{StoreOptions.Section}:{nameof(StoreOptions.IntegrityCheck)} must be Quick, Full or Off.");
        }

        foreach (var property in typeof(StoreOptions).GetProperties())
        {
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(property.GetValue(options)))
            {
                findings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{StoreOptions.Section}:{property.Name} must be between {range.Minimum} and {range.Maximum}, but is {property.GetValue(options)}."));
            }
        }

        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }
}
