using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>
/// The people of a workspace. An account belongs to the person: it goes with the last workspace that it was in, and stays
/// while there is another one.
/// </summary>
/// <param name="grains">The people and the accounts.</param>
internal sealed class PeopleTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "people";

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        var people = grains.GetGrain<IPeopleGrain>(scope.Tenant);
        switch (scope.Kind)
        {
            case ErasureKind.Workspace:
                return await people.Disband();
            case ErasureKind.Member:
                var account = grains.GetGrain<IAccountGrain>(scope.Subjects[0]);
                await people.Remove(scope.Subjects[0]);
                await people.Forget(scope.Subjects[0]);
                if (await account.GetProfile() is { Workspaces.IsEmpty: true })
                {
                    await account.Erase();
                }

                return 1;
            default:
                return 0;
        }
    }
}
