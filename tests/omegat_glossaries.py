"""Glossaries in the hands of the real OmegaT: what its own code reads from a project's folder.

OmegaT shows its glossary in a window only. A small program on its class path does the rest of what
happens there: it opens a project as the console does, has each file read by the reader that
OmegaT's manager of glossaries chooses for it, and has entries with one source joined as for the
pane. The manager's methods for that are not public, hence the reflection.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from omegat_project import JAR, lay_out, why_missing

_SECONDS = 60
_PROGRAM = """
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.TreeMap;
import org.omegat.core.Core;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.RealProject;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.gui.glossary.FindGlossaryThread;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryManager;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

public class Glossaries {
    public static void main(String[] arguments) {
        int status = 1;
        try {
            print(open(arguments[0], arguments[1]));
            status = 0;
        } catch (Throwable trouble) {
            trouble.printStackTrace();
        }
        System.out.flush();
        System.exit(status); // its threads would keep it alive
    }

    static ProjectProperties open(String folder, String settings) throws Exception {
        RuntimePreferences.setConfigDir(settings);
        PluginUtils.loadPlugins(new TreeMap<String, String>());
        Core.initializeConsole(new TreeMap<String, String>());
        Core.setFilterMaster(new FilterMaster(FilterMaster.createDefaultFiltersConfig()));
        ProjectProperties project = ProjectFileStorage.loadProjectProperties(new File(folder));
        RealProject opened = new RealProject(project);
        Core.setProject(opened);
        opened.loadProject(true);
        return project;
    }

    static void print(ProjectProperties project) throws Exception {
        GlossaryManager manager = new GlossaryManager(null);
        Field priority = GlossaryManager.class.getDeclaredField("priorityGlossary");
        priority.setAccessible(true);
        priority.set(manager, new File(project.getWriteableGlossary()));
        Method load = GlossaryManager.class.getDeclaredMethod("loadGlossaryFile", File.class);
        Method join = FindGlossaryThread.class.getDeclaredMethod("filterGlossary", List.class);
        load.setAccessible(true);
        join.setAccessible(true);
        for (File file : new File(project.getGlossaryRoot()).listFiles()) {
            for (Object one : (List<?>) join.invoke(null, load.invoke(manager, file))) {
                GlossaryEntry entry = (GlossaryEntry) one;
                String targets = String.join("|", entry.getLocTerms(true));
                String comment = entry.getCommentText().replace("\\n", " / ");
                System.out.println("ENTRY\\t" + file.getName() + "\\t" + entry.getSrcText()
                    + "\\t" + targets + "\\t" + comment);
            }
        }
    }
}
"""


def _missing() -> str:
    return why_missing() or ("" if shutil.which("javac") else "there is no Java compiler (javac)")


needs_omegat_and_javac = pytest.mark.skipif(bool(_missing()), reason=_missing() or "all is here")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as OmegaT shows it.

    Attributes:
        source: the term.
        targets: each of its translations, as they are offered to a translator who types.
        comment: what is shown below them.
    """

    source: str
    targets: list[str]
    comment: str


def entries(
    folder: Path, glossaries: Mapping[str, bytes], languages: tuple[str, str] = ("en", "zh-CN")
) -> dict[str, list[Entry]]:
    """What OmegaT makes of the files in a project's glossary folder: name -> entries.

    Args:
        folder: an empty folder to make the project in.
        glossaries: name -> what the file holds.
        languages: of the project.
    """
    project = lay_out(folder / "project", ["A text."], {}, languages)
    for name, data in glossaries.items():
        (project / "glossary" / name).write_bytes(data)
    (folder / "settings").mkdir()
    (folder / "Glossaries.java").write_text(_PROGRAM, "utf-8")
    _run(["javac", "-encoding", "UTF-8", "-cp", str(JAR), "Glossaries.java"], folder)
    java = ["java", "-Djava.awt.headless=true", f"-Duser.home={folder / 'settings'}"]
    java += ["-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", f"{JAR}:{folder}"]
    told = _run([*java, "Glossaries", str(project), str(folder / "settings")], folder)
    found: dict[str, list[Entry]] = {name: [] for name in glossaries}
    for line in told.splitlines():
        if line.startswith("ENTRY\t"):
            _, name, source, targets, comment = line.split("\t")
            found[name].append(Entry(source, targets.split("|"), comment))
    return found


def _run(command: list[str], folder: Path) -> str:
    ran = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        encoding="utf-8", timeout=_SECONDS, check=False,
    )  # fmt: skip
    if ran.returncode:
        pytest.fail(f"{command[0]} failed:\n{ran.stdout}{ran.stderr}")
    return ran.stdout
