using Chatbotics.Grains.Abstractions.Tenancy;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>Checks <see cref="ModelsOptions"/> at start. Each failure is a sentence that names the key.</summary>
public sealed class ModelsOptionsValidator : IValidateOptions<ModelsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        var failures = new List<string>();
        foreach (var (key, model) in options.Catalogue)
        {
            if (!GrainKeys.IsTenantId(key))
            {
                failures.Add($"Models:Catalogue:{key} must be named with 1 to 40 lower-case letters, digits and inner hyphens.");
            }

            failures.AddRange(ModelOptionsRules.Check(model, $"Models:Catalogue:{key}"));
        }

        failures.AddRange(options.Default.Where(chosen => !options.Catalogue.ContainsKey(chosen))
            .Select(chosen => $"Models:Default names \"{chosen}\", which is not in Models:Catalogue."));
        if (options.Default.Count > ModelsOptions.MaxChain)
        {
            failures.Add($"Models:Default must name at most {ModelsOptions.MaxChain} models.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
