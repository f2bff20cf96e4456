using System.ClientModel.Primitives;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>
/// Puts the key of the vault on each request: it is read when it is needed, so that a changed key counts at once and no
/// client of ours holds one.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="reference">Where the key is; null for none.</param>
/// <param name="isAzure">Sends it in the header <c>api-key</c> instead of as a bearer.</param>
internal sealed class VaultKeyPolicy(ISecretVault vault, string? reference, bool isAzure) : PipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        throw new NotSupportedException("Models are called asynchronously.");

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        // In place of the key that the SDK wants to have at its creation.
        message.Request.Headers.Remove("Authorization");
        if (reference is not null)
        {
            var key = await vault.Get(reference, message.CancellationToken)
                ?? throw new ModelException(ModelFailure.KeyRefused, "The key of the model isn't set. Set it in the model's settings.");
            if (isAzure)
            {
                message.Request.Headers.Set("api-key", key);
            }
            else
            {
                message.Request.Headers.Set("Authorization", "Bearer " + key);
            }
        }

        await ProcessNextAsync(message, pipeline, currentIndex);
    }
}
