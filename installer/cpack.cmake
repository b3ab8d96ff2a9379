# What is installed where, and the packages made of it: signalboxd alone for servers, signalbox for desks, and one
# archive with both. `installer/package` builds and packs.

include(GNUInstallDirs)
set(id org.signalbox.console)
# Packing needs the programs, not the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

if(TARGET signalboxd)
    install(TARGETS signalboxd RUNTIME COMPONENT node)
endif()
install(FILES installer/systemd/signalboxd.system.service DESTINATION lib/systemd/system
    RENAME signalboxd.service COMPONENT node)
install(FILES installer/systemd/signalboxd.user.service DESTINATION lib/systemd/user
    RENAME signalboxd.service COMPONENT node)
install(FILES installer/man/signalboxd.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT node)
install(FILES installer/completion/signalboxd DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    COMPONENT node)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/signalboxd" RENAME copyright COMPONENT node)

if(TARGET signalbox)
    install(TARGETS signalbox RUNTIME COMPONENT desktop)
endif()
install(FILES installer/signalbox.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications"
    RENAME ${id}.desktop COMPONENT desktop)
install(FILES installer/signalbox.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo"
    RENAME ${id}.metainfo.xml COMPONENT desktop)
install(FILES installer/man/signalbox.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT desktop)
install(FILES installer/completion/signalboxd DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    RENAME signalbox COMPONENT desktop)
install(FILES LICENSE resources/icons/LICENSE-lucide.txt resources/fonts/OFL.txt
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/signalbox" COMPONENT desktop)

set(hicolor "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
install(FILES resources/icons/app.svg DESTINATION ${hicolor}/scalable/apps RENAME ${id}.svg COMPONENT desktop)
install(FILES resources/icons/app-symbolic.svg DESTINATION ${hicolor}/symbolic/apps
    RENAME ${id}-symbolic.svg COMPONENT desktop)
# The sign as pixels, for places that draw no SVG.
add_executable(rendersign EXCLUDE_FROM_ALL installer/rendersign.cpp)
target_link_libraries(rendersign PRIVATE Qt6::Gui Qt6::Svg)
set_target_properties(rendersign PROPERTIES AUTOMOC OFF AUTORCC OFF)
set(signs)
foreach(size 16 22 24 32 48 64 128 256 512)
    set(sign "${CMAKE_BINARY_DIR}/hicolor/${size}x${size}/apps/${id}.png")
    list(APPEND signs "${sign}")
    install(FILES "${sign}" DESTINATION ${hicolor}/${size}x${size}/apps COMPONENT desktop OPTIONAL)
endforeach()
add_custom_command(OUTPUT ${signs}
    COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:rendersign>
        "${CMAKE_SOURCE_DIR}/resources/icons/app.svg" ${signs}
    DEPENDS rendersign "${CMAKE_SOURCE_DIR}/resources/icons/app.svg" VERBATIM)
add_custom_target(signs DEPENDS ${signs})

set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_NAME signalbox)
set(CPACK_PACKAGE_VENDOR "The Signalbox authors")
set(CPACK_PACKAGE_CONTACT "The Signalbox authors <signalbox@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console and node for Interledger payments")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL node desktop)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_NODE_PACKAGE_NAME signalboxd)
set(CPACK_DEBIAN_NODE_PACKAGE_SECTION net)
set(CPACK_COMPONENT_NODE_DESCRIPTION 
    "A node for Interledger payments: the Admin API over GraphQL, two-phase accounts and their storage, without any graphics library.")
# Plugins are loaded at run time, where shlibdeps does not see them.
set(CPACK_DEBIAN_NODE_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME signalbox)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION misc)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION 
    "A console that shows and operates Interledger payment nodes: remote ones and the one built in.")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager")
include(CPack)
