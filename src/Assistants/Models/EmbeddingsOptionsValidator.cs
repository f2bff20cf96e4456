using System.Globalization;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>Checks <see cref="EmbeddingsOptions"/> at start. Each failure is a sentence that names the key.</summary>
internal sealed class EmbeddingsOptionsValidator : IValidateOptions<EmbeddingsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EmbeddingsOptions options)
    {
        if (options.Model is not { } model)
        {
            return ValidateOptionsResult.Success;
        }

        var failures = new List<string>(ModelOptionsRules.Check(model.AsModel(), "Embeddings:Model"));
        if (model.Dimensions is < 8 or > 4_096)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"Embeddings:Model:Dimensions must be from 8 to 4096, but is {model.Dimensions}."));
        }

        if (model.BatchSize is < 1 or > 2_048)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"Embeddings:Model:BatchSize must be from 1 to 2048, but is {model.BatchSize}."));
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
