using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Tests.People;

public sealed class InstallationGrainTests : EngineTests
{
    [Fact]
    public async Task The_latest_code_is_good_until_the_installation_is_set_up_and_wrong_ones_are_slowed_down()
    {
        var host = new PeopleHost();
        await host.InitializeAsync();
        try
        {
            var installation = host.Grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key);
            Assert.False(await installation.IsSetUp());
            var former = await installation.IssueSetUpCode();
            var code = (await installation.IssueSetUpCode())!;
            Assert.Equal(Refusals.WrongSetUpCode, (await installation.CheckSetUpCode(former!)).Refusal);
            Assert.True((await installation.CheckSetUpCode(code.ToUpperInvariant())).IsDone);
            for (var n = 0; n < 8; n++)
            {
                Assert.Equal(Refusals.WrongSetUpCode, (await installation.CheckSetUpCode("guess")).Refusal);
            }

            Assert.Equal(Refusals.LockedOut, (await installation.CheckSetUpCode(code)).Refusal);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True((await installation.CheckSetUpCode(code)).IsDone);
            Assert.DoesNotContain(code, host.Storage.Dump(), StringComparison.Ordinal);

            await installation.Complete();
            Assert.True(await installation.IsSetUp());
            Assert.Null(await installation.IssueSetUpCode());
            Assert.Equal(Refusals.AlreadySetUp, (await installation.CheckSetUpCode(code)).Refusal);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_workspace_gets_the_installation_s_id()
    {
        var host = new PeopleHost();
        await host.InitializeAsync();
        try
        {
            await Assert.ThrowsAsync<InvalidDefinitionException>(() =>
                host.Grains.GetGrain<IWorkspaceGrain>(IInstallationGrain.Key).Configure(new WorkspaceDefinition { Name = "Evil" }));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
